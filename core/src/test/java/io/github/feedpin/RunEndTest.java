package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs over a platform with random faults, each ended at a random time. */
class RunEndTest {

    private static final int SEEDS = 50;
    private static final int USERS = 300;
    private static final int CONNECTIONS = 5;
    private static final Duration STEP = Duration.ofMillis(37);
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private enum End {
        COMPLETION,
        DEADLINE,
        STOP,
        CLOSE,
        CANCELLATION,
        TAKE
    }

    private final Scenario scenario = new Scenario();
    private final List<RecordedPermit> permits = new ArrayList<>();
    private final RunCounters counters = new RunCounters();
    private final List<UserOutcome> outcomes = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final AtomicInteger completed = new AtomicInteger();

    @ParameterizedTest
    @EnumSource(End.class)
    void howeverARunEndsAllPermitsAndConnectionsAreReturned(End end) {
        for (int seed = 0; seed < SEEDS; seed++) {
            new RunEndTest().run(end, new Random(seed));
        }
    }

    private void run(End end, Random random) {
        CallCapacity capacity = CallCapacity.of(CONNECTIONS);
        scenario.platform.carrying(capacity).responding((request, number) -> response(random));
        FeedpinClient client = scenario.builder()
                .quotaLimiter(recording(QuotaLimiter.of(Quota.of(20, 600), scenario.time)))
                .batching(BatchingPolicy.defaults().withMaxUsersPerCall(7))
                .build();
        Duration when = Duration.ofMillis(1 + random.nextInt((int) LONGEST.toMillis()));
        FeedpinClient ending = client.with(options(client.options(), end, when, random));
        Flux<UserOutcome> run = ending.pinEach(Flux.fromIterable(Scenario.users(USERS)));
        Disposable subscription = (end == End.TAKE ? run.take(1 + random.nextInt(USERS / 2)) : run)
                .subscribe(outcomes::add, failures::add, completed::incrementAndGet);
        pass(when);
        if (end == End.CANCELLATION) {
            subscription.dispose();
        } else if (end == End.CLOSE) {
            client.close(Duration.ofMillis(100)).subscribe();
        }
        pass(LONGEST);
        scenario.clock.advanceTimeBy(Duration.ofMinutes(30));
        assertThat(failures).isEmpty();
        if (end != End.CANCELLATION && end != End.TAKE) {
            assertThat(completed).hasValue(1);
            assertThat(outcomes).hasSize(USERS);
            assertThat(counters.calls()).isEqualTo(scenario.platform.calls.size());
        }
        assertThat(permits).allMatch(permit -> permit.closed.get());
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(capacity.tryAcquire()).isNotNull();
        }
    }

    private RunOptions options(RunOptions options, End end, Duration when, Random random) {
        RunOptions counted = options.withListener(counters);
        return switch (end) {
            case DEADLINE -> counted.withDeadline(when);
            case STOP ->
                counted.withStop(Mono.delay(when, scenario.clock), Duration.ofMillis(random.nextInt(3) * 100L));
            default -> counted;
        };
    }

    private void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(STEP)) {
            scenario.clock.advanceTimeBy(STEP);
        }
    }

    private Mono<PlatformResponse<List<FailedUser>>> response(Random random) {
        Mono<PlatformResponse<List<FailedUser>>> response = switch (random.nextInt(12)) {
            case 0 -> error(500, 5000);
            case 1 -> error(429, 99991400);
            case 2 -> error(200, 99991663);
            case 3, 4 -> error(400, 230001);
            case 5 -> Mono.error(NoResponseException.ofBrokenConnection("broken", null));
            case 6 -> Mono.never();
            default -> success();
        };
        return random.nextBoolean()
                ? response
                : response.delaySubscription(Duration.ofMillis(random.nextInt(900)), scenario.clock);
    }

    private QuotaLimiter recording(QuotaLimiter real) {
        return new QuotaLimiter() {
            @Override
            public Mono<Permit> acquire(Priority priority) {
                return real.acquire(priority).map(permit -> {
                    RecordedPermit recorded = new RecordedPermit(permit, new AtomicBoolean());
                    permits.add(recorded);
                    return recorded;
                });
            }

            @Override
            public Mono<QuotaSnapshot> snapshot() {
                return real.snapshot();
            }
        };
    }

    private record RecordedPermit(Permit real, AtomicBoolean closed) implements Permit {

        @Override
        public void completed() {
            closed.set(true);
            real.completed();
        }

        @Override
        public void neverSent() {
            closed.set(true);
            real.neverSent();
        }

        @Override
        public void lost() {
            closed.set(true);
            real.lost();
        }

        @Override
        public void broken() {
            closed.set(true);
            real.broken();
        }

        @Override
        public void rejected(@Nullable Duration pause) {
            closed.set(true);
            real.rejected(pause);
        }
    }
}
