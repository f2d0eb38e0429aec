package io.github.feedpin.simulator.chaos;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Plays a plan to its end, in virtual time, on one thread; so the same plan goes the same way each time. */
final class ChaosScenario {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** A minute, the guard of its window, and as much more as slots of calls without a response rest. */
    private static final Duration REST = Duration.ofMillis(75_030);

    final Plan plan;
    final PlatformSimulator simulator;
    final RecordingPlatform witness;
    final RunCounters counters = new RunCounters();
    final List<String> emitted = new ArrayList<>();
    final Set<String> pinnedBefore;
    final long began;
    long endedAt = Long.MAX_VALUE;
    long closedAt = Long.MAX_VALUE;
    int mostAhead;
    boolean cancelled;

    @Nullable
    PinReport report;

    @Nullable
    Throwable failure;

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(scheduler);
    private final QuotaLimiter limiter;
    private final Reader reader;

    ChaosScenario(Plan plan) {
        this.plan = plan;
        this.simulator = PlatformSimulator.builder()
                .timeSource(time)
                .seed(plan.seed)
                .quota(plan.perSecond, plan.perMinute)
                .tokenLifetime(plan.tokenLifetime)
                .callTimeout(plan.callTimeout)
                .unknownUsers(plan.nonexistent::contains)
                .notInChat(plan.outsiders::contains)
                .build();
        this.limiter = QuotaLimiter.of(Quota.of(plan.perSecond, plan.perMinute), time);
        this.reader = new Reader(plan.reader, time, this::end);
        if (!plan.pinning) {
            pinEverybody();
        }
        this.pinnedBefore = simulator.pinnedUsers();
        this.began = time.nanoTime();
        this.witness = new RecordingPlatform(
                simulator.platform(), time, new Network(plan.network, began), plan.capacity, plan.foreign);
        simulator.journal().clear();
        simulator.setLatency(plan.minLatency, plan.maxLatency);
        new RandomFaults(plan.mischief).write(simulator.faults());
    }

    /** Runs until the last outcome, and then until all that has been begun should have ended. */
    ChaosScenario play() {
        FeedpinClient client = client();
        Disposable run = plan.streaming ? stream(client) : collection(client);
        if (plan.ending == Ending.CANCELLED) {
            time.schedule(() -> cancel(run), plan.endsAfter.toNanos());
        }
        if (plan.ending == Ending.CLOSED) {
            client.close(plan.grace)
                    .delaySubscription(plan.endsAfter, scheduler)
                    .subscribe(nothing -> {}, broken -> failure = broken, () -> closedAt = time.nanoTime());
        }
        passUntilEnd();
        scheduler.advanceTimeBy(REST);
        return this;
    }

    /** What the run has told, once it has ended; nothing when it was cancelled before. */
    List<UserOutcome> outcomes() {
        return report == null ? reader.outcomes : List.copyOf(report.outcomes().values());
    }

    QuotaSnapshot quota() {
        return Objects.requireNonNull(limiter.snapshot().block());
    }

    void pass(Duration duration) {
        scheduler.advanceTimeBy(duration);
    }

    private void pinEverybody() {
        FeedpinClient.builder(simulator.platform())
                .credentials(simulator.credentials())
                .quota(Quota.of(plan.perSecond, plan.perMinute))
                .timeSource(time)
                .build()
                .pin(plan.sendable())
                .subscribe(done -> end());
        passUntilEnd();
        endedAt = Long.MAX_VALUE;
        scheduler.advanceTimeBy(REST);
    }

    private FeedpinClient client() {
        Duration after = plan.endsAfter;
        RunOptions options = RunOptions.defaults()
                .withListener(counters)
                .withStop(plan.ending == Ending.STOPPED ? Mono.delay(after, scheduler) : Mono.never())
                .withDeadline(plan.ending == Ending.DEADLINE ? after : null);
        return FeedpinClient.builder(witness)
                .tokenProvider(witness.watching(TokenProvider.caching(witness, simulator.credentials(), time)))
                .quotaLimiter(limiter)
                .batching(plan.batching)
                .concurrency(plan.concurrency)
                .retry(plan.retry)
                .options(options)
                .timeSource(time)
                .jitter(plan.jitter::share)
                .build();
    }

    private Disposable collection(FeedpinClient client) {
        emitted.addAll(plan.userIds);
        Mono<PinReport> run = plan.pinning ? client.pin(plan.userIds) : client.unpin(plan.userIds);
        return run.doOnTerminate(this::end).subscribe(account -> report = account, broken -> failure = broken);
    }

    private Disposable stream(FeedpinClient client) {
        Flux<String> source = source().doOnNext(id -> {
            emitted.add(id);
            mostAhead = Math.max(mostAhead, emitted.size() - reader.outcomes.size());
        });
        (plan.pinning ? client.pinEach(source) : client.unpinEach(source)).subscribe(reader);
        return reader;
    }

    /** All at once, or in bursts. */
    private Flux<String> source() {
        SeededRandom dice = plan.reader;
        Flux<String> all = Flux.fromIterable(plan.userIds);
        return dice.chance(0.6)
                ? all
                : all.buffer(dice.between(10, 300))
                        .concatMap(burst -> time.delay(dice.millis(1, 500)).thenMany(Flux.fromIterable(burst)));
    }

    private void cancel(Disposable run) {
        if (endedAt == Long.MAX_VALUE) {
            run.dispose();
            cancelled = true;
            end();
        }
    }

    private void end() {
        endedAt = time.nanoTime();
    }

    private void passUntilEnd() {
        for (Duration passed = Duration.ZERO; endedAt == Long.MAX_VALUE; passed = passed.plus(STEP)) {
            if (passed.compareTo(LONGEST) > 0) {
                throw new AssertionError("The run has not ended within " + LONGEST);
            }
            scheduler.advanceTimeBy(STEP);
        }
    }
}
