package io.github.feedpin;

import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.quota.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Joins singles, for ids of one type, into calls. For each flag one call at a time waits for a permit, from when it is due: full, or its
 * oldest wish has lingered. Whom it is for is settled only when the permit is there; until then it goes on filling up, and wishes are
 * replaced and cancelled at no cost. Thread-safe; no outcome is told under its lock.
 */
final class Singles {

    private static final Halt SUPERSEDED =
            new Halt(NotSentReason.SUPERSEDED, "A later wish for the same user took its place", null);

    private final RunSetup setup;
    private final UserIdType userIdType;
    private final ActiveRuns activeRuns;
    private final Wishes wishes;
    private final SinglesDoor pins = new SinglesDoor(true);
    private final SinglesDoor unpins = new SinglesDoor(false);
    private @Nullable SinglesRun run;
    private int callsUnderWay;
    private final AtomicInteger departing = new AtomicInteger();

    Singles(RunSetup setup, UserIdType userIdType, ActiveRuns activeRuns) {
        this.setup = setup;
        this.userIdType = userIdType;
        this.activeRuns = activeRuns;
        this.wishes = new Wishes(setup.batching().maxWaiting(), this::holdBack);
        activeRuns.closing().subscribe(nothing -> {}, failure -> {}, this::depart);
    }

    /** What becomes of this user. */
    Mono<UserOutcome> outcome(boolean timeSensitive, String userId) {
        @Nullable String problem = UserIds.problem(userId);
        return problem == null
                ? Mono.create(asker -> ask(timeSensitive, userId, asker))
                : Mono.fromSupplier(() -> new NotSent(userId, NotSentReason.INVALID_ID, "The user id " + problem, null))
                        .cast(UserOutcome.class)
                        .doOnNext(setup.listener()::settled);
    }

    private void ask(boolean timeSensitive, String userId, MonoSink<UserOutcome> asker) {
        Wish wish;
        @Nullable Verdict superseded;
        try {
            synchronized (this) {
                Wishes.Joined joined = join(timeSensitive, userId, asker);
                wish = joined.wish();
                superseded = joined.superseded() == null
                        ? null
                        : Verdict.of(joined.superseded(), SUPERSEDED.notSent(userId));
            }
        } catch (QueueFullException | IllegalStateException refusal) {
            asker.error(refusal);
            return;
        }
        asker.onCancel(() -> leave(wish, asker));
        if (superseded != null) {
            announce(superseded);
        }
        depart();
    }

    private Wishes.Joined join(boolean timeSensitive, String userId, MonoSink<UserOutcome> asker) {
        if (activeRuns.isClosed()) {
            throw ActiveRuns.closed();
        }
        if (run == null) {
            run = begin();
        }
        return wishes.join(userId, timeSensitive, setup.time().nanoTime(), asker);
    }

    private SinglesRun begin() {
        SinglesRun begun = new SinglesRun(new RunState(setup, setup.listener(), Lane.SINGLES));
        if (!activeRuns.addSingles(begun.state())) {
            throw ActiveRuns.closed();
        }
        begun.state().halted().subscribe(halt -> halted(begun, halt));
        return begun;
    }

    /** Called under the lock. */
    private boolean holdBack(Wish wish, Runnable release) {
        long nanos = setup.sender().late().waitNanos(userIdType, wish.userId(), wish.timeSensitive());
        if (nanos > 0) {
            setup.time()
                    .schedule(
                            () -> {
                                synchronized (this) {
                                    release.run();
                                }
                                depart();
                            },
                            nanos);
        }
        return nanos > 0;
    }

    private void leave(Wish wish, MonoSink<UserOutcome> asker) {
        synchronized (this) {
            wishes.leave(wish, asker);
        }
        endIfOver(null);
    }

    /** Begins the calls that are due. One at a time, and in a loop: a call that leaves at once asks for the next one. */
    private void depart() {
        if (departing.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            @Nullable SinglesCall call;
            while ((call = nextCall()) != null) {
                settle(call);
            }
            missed = departing.addAndGet(-missed);
        } while (missed != 0);
    }

    private void settle(SinglesCall call) {
        Settlement.of(call.run().state(), new Load(() -> load(call)))
                .contextWrite(setup.observations().ofNobody())
                .subscribe(outcomes -> settled(call, outcomes));
    }

    /** The next call, at the door where somebody has waited longer. */
    private synchronized @Nullable SinglesCall nextCall() {
        @Nullable Wish pin = wishes.line(true).oldest();
        @Nullable Wish unpin = wishes.line(false).oldest();
        boolean unpinsFirst = unpin != null && (pin == null || unpin.since() - pin.since() < 0);
        @Nullable SinglesCall call = nextCall(unpinsFirst ? unpins : pins);
        return call == null ? nextCall(unpinsFirst ? pins : unpins) : call;
    }

    private @Nullable SinglesCall nextCall(SinglesDoor door) {
        WishLine line = wishes.line(door.timeSensitive());
        @Nullable Wish oldest = line.oldest();
        if (oldest == null
                || run == null
                || door.isTaken()
                || callsUnderWay >= setup.batching().callsInFlight()) {
            return null;
        }
        long lingers = oldest.since()
                + setup.batching().linger().toNanos()
                - setup.time().nanoTime();
        boolean full = line.size() >= setup.batching().maxUsersPerCall();
        if (!full && lingers > 0 && !activeRuns.isClosed()) {
            door.knockIn(lingers, setup.time(), () -> knock(door));
            return null;
        }
        callsUnderWay++;
        return door.take(run);
    }

    private void knock(SinglesDoor door) {
        synchronized (this) {
            door.knocked();
        }
        depart();
    }

    private @Nullable TimeSensitiveRequest load(SinglesCall call) {
        SinglesDoor door = call.door();
        @Nullable TimeSensitiveRequest request;
        synchronized (this) {
            boolean goesOn = door.free(call) && call.run() == run;
            List<Wish> taken =
                    goesOn ? wishes.take(door.timeSensitive(), setup.batching().maxUsersPerCall()) : List.of();
            request = call.load(taken, userIdType);
        }
        depart();
        return request;
    }

    private void settled(SinglesCall call, List<UserOutcome> outcomes) {
        List<Verdict> verdicts = new ArrayList<>(outcomes.size());
        synchronized (this) {
            call.door().free(call);
            callsUnderWay--;
            call.run().callEnds();
            for (UserOutcome outcome : outcomes) {
                verdicts.add(Verdict.of(call.wishOf(outcome), outcome));
                wishes.settled(outcome.userId());
            }
        }
        depart();
        verdicts.forEach(this::announce);
        endIfOver(call.run());
    }

    private void halted(SinglesRun halted, Halt halt) {
        List<Verdict> verdicts = new ArrayList<>();
        synchronized (this) {
            if (halted == run) {
                run = null;
                pins.stopTimer();
                unpins.stopTimer();
                wishes.clear().forEach(wish -> verdicts.add(Verdict.of(wish, halt.notSent(wish.userId()))));
            }
        }
        verdicts.forEach(this::announce);
        endIfOver(halted);
    }

    /** On the workers: a subscriber that takes its time with an outcome holds up no other. */
    private void announce(Verdict verdict) {
        setup.time().handOver(() -> {
            setup.listener().settled(verdict.outcome());
            verdict.announce();
        });
    }

    /** @param earlier a run that may be halted by now; null for none */
    private void endIfOver(@Nullable SinglesRun earlier) {
        List<RunState> ended = new ArrayList<>(2);
        synchronized (this) {
            if (earlier != null && earlier != run && !earlier.hasCallsUnderWay()) {
                ended.add(earlier.state());
            }
            if (run != null && !run.hasCallsUnderWay() && wishes.isEmpty()) {
                ended.add(run.state());
                run = null;
            }
        }
        ended.forEach(activeRuns::remove);
    }
}
