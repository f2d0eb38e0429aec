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

/** Runs a plan to its end, in virtual time, on one thread; so the same plan always has the same result. */
final class ChaosScenario {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** A minute, the margin of its window, and the additional rest of the slots of calls without a response. */
    private static final Duration REST = Duration.ofMillis(75_030);

    final ScenarioPlan plan;
    final PlatformSimulator simulator;
    final RecordingPlatform recording;
    final RunCounters counters = new RunCounters();
    final List<String> emitted = new ArrayList<>();
    final Set<String> pinnedBefore;
    final long startedAt;
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
    private final OutcomeSubscriber reader;

    ChaosScenario(ScenarioPlan plan) {
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
        this.reader = new OutcomeSubscriber(plan.reader, time, this::end);
        if (!plan.pinning) {
            pinAllUsers();
        }
        this.pinnedBefore = simulator.pinnedUsers();
        this.startedAt = time.nanoTime();
        this.recording = new RecordingPlatform(
                simulator.platform(),
                time,
                new UnreliableNetwork(plan.network, startedAt),
                plan.capacity,
                plan.foreignFailures);
        simulator.journal().clear();
        simulator.setLatency(plan.minLatency, plan.maxLatency);
        new RandomFaults(plan.faults).write(simulator.faults());
    }

    /** Runs until the last outcome, and then until all calls must have completed. */
    ChaosScenario run() {
        FeedpinClient client = client();
        Disposable run = plan.streaming ? stream(client) : collection(client);
        if (plan.ending == RunEnd.CANCELLED) {
            time.schedule(() -> cancel(run), plan.endsAfter.toNanos());
        }
        if (plan.ending == RunEnd.CLOSED) {
            client.close(plan.grace)
                    .delaySubscription(plan.endsAfter, scheduler)
                    .subscribe(nothing -> {}, broken -> failure = broken, () -> closedAt = time.nanoTime());
        }
        passUntilEnd();
        scheduler.advanceTimeBy(REST);
        return this;
    }

    /** Returns the outcomes of the completed run; none when it was cancelled. */
    List<UserOutcome> outcomes() {
        return report == null ? reader.outcomes : List.copyOf(report.outcomes().values());
    }

    QuotaSnapshot quota() {
        return Objects.requireNonNull(limiter.snapshot().block());
    }

    void pass(Duration duration) {
        scheduler.advanceTimeBy(duration);
    }

    private void pinAllUsers() {
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
                .withStop(plan.ending == RunEnd.STOPPED ? Mono.delay(after, scheduler) : Mono.never())
                .withDeadline(plan.ending == RunEnd.DEADLINE ? after : null);
        return FeedpinClient.builder(recording)
                .tokenProvider(recording.watching(TokenProvider.caching(recording, simulator.credentials(), time)))
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
        return run.doOnTerminate(this::end).subscribe(result -> report = result, broken -> failure = broken);
    }

    private Disposable stream(FeedpinClient client) {
        Flux<String> source = source().doOnNext(id -> {
            emitted.add(id);
            mostAhead = Math.max(mostAhead, emitted.size() - reader.outcomes.size());
        });
        (plan.pinning ? client.pinEach(source) : client.unpinEach(source)).subscribe(reader);
        return reader;
    }

    /** Returns the ids, without delay or in bursts. */
    private Flux<String> source() {
        SeededRandom random = plan.reader;
        Flux<String> all = Flux.fromIterable(plan.userIds);
        return random.chance(0.6)
                ? all
                : all.buffer(random.between(10, 300))
                        .concatMap(burst -> time.delay(random.millis(1, 500)).thenMany(Flux.fromIterable(burst)));
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
                throw new AssertionError("The run has not completed within " + LONGEST);
            }
            scheduler.advanceTimeBy(STEP);
        }
    }
}
