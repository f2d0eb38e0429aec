package io.github.feedpin.internal.single;

import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.internal.run.BatchExecution;
import io.github.feedpin.internal.run.RunRegistry;
import io.github.feedpin.internal.run.RunSetup;
import io.github.feedpin.internal.run.RunState;
import io.github.feedpin.internal.run.StopReason;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.quota.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Joins singles, for ids of one type, into calls. For each flag one call at a time waits for a permit, from when it is
 * due: full, or its oldest wish has lingered. Whom it is for is settled only when the permit is there; until then it
 * goes on filling up, and wishes are replaced and cancelled at no cost. Thread-safe; no outcome is told under its lock.
 */
public final class SingleRequestBatcher {

    private static final StopReason SUPERSEDED =
            new StopReason(NotSentReason.SUPERSEDED, "A later wish for the same user took its place", null);

    private final RunSetup setup;
    private final UserIdType userIdType;
    private final RunRegistry activeRuns;
    private final PendingRequests wishes;
    private final DispatchSlot pins = new DispatchSlot(PinAction.PIN);
    private final DispatchSlot unpins = new DispatchSlot(PinAction.UNPIN);
    private @Nullable SharedRun run;
    private int callsUnderWay;
    private final AtomicInteger departing = new AtomicInteger();

    public SingleRequestBatcher(RunSetup setup, UserIdType userIdType, RunRegistry activeRuns) {
        this.setup = setup;
        this.userIdType = userIdType;
        this.activeRuns = activeRuns;
        this.wishes = new PendingRequests(setup.concurrency().maxPendingRequests(), this::holdBack);
        activeRuns.closing().subscribe(nothing -> {}, failure -> {}, this::depart);
    }

    /** What becomes of this user. */
    public Mono<UserOutcome> outcome(PinAction action, String userId) {
        @Nullable String problem = UserIds.problem(userId);
        return problem == null
                ? Mono.create(asker -> ask(action, userId, asker))
                : Mono.fromSupplier(() -> new NotSent(userId, NotSentReason.INVALID_ID, "The user id " + problem, null))
                        .cast(UserOutcome.class)
                        .doOnNext(setup.listener()::onOutcome);
    }

    private void ask(PinAction action, String userId, MonoSink<UserOutcome> asker) {
        PendingRequest wish;
        @Nullable Completion superseded;
        try {
            synchronized (this) {
                PendingRequests.Joined joined = join(action, userId, asker);
                wish = joined.wish();
                superseded = joined.superseded() == null
                        ? null
                        : Completion.of(joined.superseded(), SUPERSEDED.notSent(userId));
            }
        } catch (QueueFullException | IllegalStateException rejection) {
            asker.error(rejection);
            return;
        }
        asker.onCancel(() -> leave(wish, asker));
        if (superseded != null) {
            announce(superseded);
        }
        depart();
    }

    private PendingRequests.Joined join(PinAction action, String userId, MonoSink<UserOutcome> asker) {
        if (activeRuns.isClosed()) {
            throw RunRegistry.closed();
        }
        if (run == null) {
            run = begin();
        }
        return wishes.join(userId, action, setup.time().nanoTime(), asker);
    }

    private SharedRun begin() {
        SharedRun begun = new SharedRun(new RunState(setup, setup.listener(), Priority.INTERACTIVE));
        if (!activeRuns.addSingles(begun.state())) {
            throw RunRegistry.closed();
        }
        begun.state().halted().subscribe(halt -> halted(begun, halt));
        return begun;
    }

    /** Called under the lock. */
    private boolean holdBack(PendingRequest wish, Runnable release) {
        long nanos = setup.sender().late().waitNanos(userIdType, wish.userId(), wish.action());
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

    private void leave(PendingRequest wish, MonoSink<UserOutcome> asker) {
        synchronized (this) {
            wishes.leave(wish, asker);
        }
        endIfOver(null);
    }

    /**
     * Begins the calls that are due. One at a time, and in a loop: a call that leaves at once asks for the next one.
     */
    private void depart() {
        if (departing.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            @Nullable SharedCall call;
            while ((call = nextCall()) != null) {
                settle(call);
            }
            missed = departing.addAndGet(-missed);
        } while (missed != 0);
    }

    private void settle(SharedCall call) {
        BatchExecution.of(call.run().state(), new CallPayload(() -> load(call)))
                .contextWrite(setup.observations().ofNobody())
                .subscribe(outcomes -> settled(call, outcomes));
    }

    /** The next call, at the door where somebody has waited longer. */
    private synchronized @Nullable SharedCall nextCall() {
        @Nullable PendingRequest pin = wishes.line(PinAction.PIN).oldest();
        @Nullable PendingRequest unpin = wishes.line(PinAction.UNPIN).oldest();
        boolean unpinsFirst = unpin != null && (pin == null || unpin.since() - pin.since() < 0);
        @Nullable SharedCall call = nextCall(unpinsFirst ? unpins : pins);
        return call == null ? nextCall(unpinsFirst ? pins : unpins) : call;
    }

    private @Nullable SharedCall nextCall(DispatchSlot door) {
        PendingQueue line = wishes.line(door.action());
        @Nullable PendingRequest oldest = line.oldest();
        if (oldest == null
                || run == null
                || door.isTaken()
                || callsUnderWay >= setup.concurrency().maxConcurrentCalls()) {
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

    private void knock(DispatchSlot door) {
        synchronized (this) {
            door.knocked();
        }
        depart();
    }

    private @Nullable TimeSensitiveRequest load(SharedCall call) {
        DispatchSlot door = call.door();
        @Nullable TimeSensitiveRequest request;
        synchronized (this) {
            boolean goesOn = door.free(call) && call.run() == run;
            List<PendingRequest> taken =
                    goesOn ? wishes.take(door.action(), setup.batching().maxUsersPerCall()) : List.of();
            request = call.load(taken, userIdType);
        }
        depart();
        return request;
    }

    private void settled(SharedCall call, List<UserOutcome> outcomes) {
        List<Completion> verdicts = new ArrayList<>(outcomes.size());
        synchronized (this) {
            call.door().free(call);
            callsUnderWay--;
            call.run().callEnds();
            for (UserOutcome outcome : outcomes) {
                verdicts.add(Completion.of(call.wishOf(outcome), outcome));
                wishes.settled(outcome.userId());
            }
        }
        depart();
        verdicts.forEach(this::announce);
        endIfOver(call.run());
    }

    private void halted(SharedRun halted, StopReason halt) {
        List<Completion> verdicts = new ArrayList<>();
        synchronized (this) {
            if (halted == run) {
                run = null;
                pins.stopTimer();
                unpins.stopTimer();
                wishes.clear().forEach(wish -> verdicts.add(Completion.of(wish, halt.notSent(wish.userId()))));
            }
        }
        verdicts.forEach(this::announce);
        endIfOver(halted);
    }

    /** On the workers: a subscriber that takes its time with an outcome holds up no other. */
    private void announce(Completion verdict) {
        setup.time().handOver(() -> {
            setup.listener().onOutcome(verdict.outcome());
            verdict.announce();
        });
    }

    /** @param earlier a run that may be halted by now; null for none */
    private void endIfOver(@Nullable SharedRun earlier) {
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
