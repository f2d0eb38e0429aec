package io.github.feedpin.simulator.chaos;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Random plan of a scenario: the run, its client, and the platform; {@link RandomFaults} draws the faults. */
final class ScenarioPlan {

    private static final List<String> USERS =
            IntStream.range(0, 2_000).mapToObj(i -> "ou_%06d".formatted(i)).toList();

    final long seed;
    final boolean pinning;
    final boolean streaming;
    final List<String> userIds;
    final Set<String> nonexistent;
    final Set<String> outsiders;
    final int perSecond;
    final int perMinute;
    final Duration tokenLifetime;
    final Duration minLatency;
    final Duration maxLatency;
    final Duration callTimeout;
    final BatchingPolicy batching;
    final ConcurrencyLimits concurrency;
    final RetryPolicy retry;
    final RunEnd ending;
    final Duration endsAfter;
    final Duration grace;
    final SeededRandom faults;
    final SeededRandom network;
    final SeededRandom jitter;
    final SeededRandom reader;
    final int capacity;
    final SeededRandom foreignFailures;

    ScenarioPlan(long seed) {
        SeededRandom random = new SeededRandom(seed);
        this.seed = seed;
        this.pinning = random.chance(0.75);
        this.streaming = random.chance(0.3);
        this.userIds = userIds(random);
        this.nonexistent = some(random, random.chance(0.4) ? random.between(1, 12) : 0);
        this.outsiders = some(random, random.chance(0.5) ? random.between(1, 300) : 0);
        this.perSecond = random.oneOf(5, 20, 50, 50, 200);
        this.perMinute = perSecond * random.oneOf(5, 20, 20, 60);
        this.tokenLifetime = random.oneOf(Duration.ofHours(2), Duration.ofHours(2), random.millis(5_000, 120_000));
        this.minLatency = random.oneOf(Duration.ZERO, Duration.ofMillis(30), random.millis(1, 200));
        this.maxLatency = minLatency.plus(
                random.chance(0.05) ? random.millis(500, 5_000) : random.oneOf(Duration.ZERO, random.millis(1, 400)));
        // More than half of the longest latency, so that every call that is not abandoned arrives.
        this.callTimeout = random.millis(3_000, 20_000);
        this.batching = BatchingPolicy.defaults()
                .withMaxUsersPerCall(random.oneOf(50, 50, 50, 20, 7, random.between(1, 50)))
                .withLinger(random.oneOf(Duration.ZERO, Duration.ofMillis(20), random.millis(1, 1_000)));
        this.concurrency = ConcurrencyLimits.defaults()
                .withMaxConcurrentCalls(random.oneOf(64, 64, 8, 1, random.between(1, 100)))
                .withMaxPendingRequests(1_000);
        this.retry = RetryPolicy.defaults()
                .withBisectionBudget(random.oneOf(2_000, 2_000, 30, 0))
                .withMaxAttempts(random.oneOf(4, 4, 6, random.between(1, 3)))
                .withBackoff(random.millis(1, 500), random.millis(500, 20_000))
                .withBudgetRatio(random.oneOf(0.2, 0.2, 1.0, 0.0))
                .withBudgetFloor(random.oneOf(100, 100, 10, 0))
                .withMaxOutage(random.oneOf(Duration.ofMinutes(1), Duration.ZERO, random.millis(500, 90_000)));
        this.ending = random.chance(0.4) ? RunEnd.BY_ITSELF : random.oneOf(RunEnd.values());
        this.endsAfter = random.millis(50, 60_000);
        this.grace = random.oneOf(Duration.ZERO, random.millis(10, 10_000));
        this.faults = random.split();
        this.network = random.split();
        this.jitter = random.split();
        this.reader = random.split();
        this.capacity = random.split().oneOf(1_000, 1_000, 1_000, 8, 2);
        this.foreignFailures = random.split();
    }

    /** Returns the users with valid ids. */
    List<String> sendable() {
        return userIds.stream()
                .distinct()
                .filter(id -> UserIds.problem(id) == null)
                .toList();
    }

    /** Returns all users, a few invalid ids, and for a collection some users twice. */
    private List<String> userIds(SeededRandom random) {
        List<String> ids = new ArrayList<>(USERS);
        IntStream.range(0, random.between(0, 60))
                .forEach(i -> ids.add(random.between(0, ids.size()), "not\u0001an id " + i));
        if (!streaming) {
            IntStream.range(0, random.between(0, 200))
                    .forEach(i -> ids.add(random.between(0, ids.size()), ids.get(random.between(0, ids.size() - 1))));
        }
        return List.copyOf(ids);
    }

    private static Set<String> some(SeededRandom random, int count) {
        List<String> shuffled = new ArrayList<>(USERS);
        Collections.shuffle(shuffled, new Random(random.seed()));
        return new HashSet<>(shuffled.subList(0, count));
    }

    @Override
    public String toString() {
        return (pinning ? "pin" : "unpin") + (streaming ? "Each" : "") + ", ends " + ending + " after " + endsAfter
                + " (grace " + grace + "), latency " + minLatency + " to " + maxLatency + ", call timeout "
                + callTimeout + ", token lifetime " + tokenLifetime + ", quota " + perSecond + " and " + perMinute
                + ", " + capacity + " calls in flight, " + nonexistent.size() + " nonexistent, " + outsiders.size()
                + " outsiders, " + batching + ", " + concurrency + ", "
                + retry;
    }
}
