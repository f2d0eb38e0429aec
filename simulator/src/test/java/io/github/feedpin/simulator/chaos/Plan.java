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

/**
 * What a seed has in store: the run, its client, and a platform without its faults, which {@link RandomFaults} draws.
 */
final class Plan {

    private static final List<String> EVERYBODY =
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
    final Ending ending;
    final Duration endsAfter;
    final Duration grace;
    final SeededRandom mischief;
    final SeededRandom network;
    final SeededRandom jitter;
    final SeededRandom reader;
    final int capacity;
    final SeededRandom foreign;

    Plan(long seed) {
        SeededRandom dice = new SeededRandom(seed);
        this.seed = seed;
        this.pinning = dice.chance(0.75);
        this.streaming = dice.chance(0.3);
        this.userIds = userIds(dice);
        this.nonexistent = some(dice, dice.chance(0.4) ? dice.between(1, 12) : 0);
        this.outsiders = some(dice, dice.chance(0.5) ? dice.between(1, 300) : 0);
        this.perSecond = dice.oneOf(5, 20, 50, 50, 200);
        this.perMinute = perSecond * dice.oneOf(5, 20, 20, 60);
        this.tokenLifetime = dice.oneOf(Duration.ofHours(2), Duration.ofHours(2), dice.millis(5_000, 120_000));
        this.minLatency = dice.oneOf(Duration.ZERO, Duration.ofMillis(30), dice.millis(1, 200));
        this.maxLatency = minLatency.plus(
                dice.chance(0.05) ? dice.millis(500, 5_000) : dice.oneOf(Duration.ZERO, dice.millis(1, 400)));
        // More than half of the longest latency, so that every call that is not abandoned arrives.
        this.callTimeout = dice.millis(3_000, 20_000);
        this.batching = BatchingPolicy.defaults()
                .withMaxUsersPerCall(dice.oneOf(50, 50, 50, 20, 7, dice.between(1, 50)))
                .withLinger(dice.oneOf(Duration.ZERO, Duration.ofMillis(20), dice.millis(1, 1_000)));
        this.concurrency = ConcurrencyLimits.defaults()
                .withMaxConcurrentCalls(dice.oneOf(64, 64, 8, 1, dice.between(1, 100)))
                .withMaxPendingRequests(1_000);
        this.retry = RetryPolicy.defaults()
                .withBisectionBudget(dice.oneOf(2_000, 2_000, 30, 0))
                .withMaxAttempts(dice.oneOf(4, 4, 6, dice.between(1, 3)))
                .withBackoff(dice.millis(1, 500), dice.millis(500, 20_000))
                .withBudgetRatio(dice.oneOf(0.2, 0.2, 1.0, 0.0))
                .withBudgetFloor(dice.oneOf(100, 100, 10, 0))
                .withMaxOutage(dice.oneOf(Duration.ofMinutes(1), Duration.ZERO, dice.millis(500, 90_000)));
        this.ending = dice.chance(0.4) ? Ending.BY_ITSELF : dice.oneOf(Ending.values());
        this.endsAfter = dice.millis(50, 60_000);
        this.grace = dice.oneOf(Duration.ZERO, dice.millis(10, 10_000));
        this.mischief = dice.split();
        this.network = dice.split();
        this.jitter = dice.split();
        this.reader = dice.split();
        this.capacity = dice.split().oneOf(1_000, 1_000, 1_000, 8, 2);
        this.foreign = dice.split();
    }

    /** Whose ids can be sent at all. */
    List<String> sendable() {
        return userIds.stream()
                .distinct()
                .filter(id -> UserIds.problem(id) == null)
                .toList();
    }

    /** Everybody, a few ids that cannot be any, and, where the whole is known beforehand, some twice. */
    private List<String> userIds(SeededRandom dice) {
        List<String> ids = new ArrayList<>(EVERYBODY);
        IntStream.range(0, dice.between(0, 60))
                .forEach(i -> ids.add(dice.between(0, ids.size()), "not\u0001an id " + i));
        if (!streaming) {
            IntStream.range(0, dice.between(0, 200))
                    .forEach(i -> ids.add(dice.between(0, ids.size()), ids.get(dice.between(0, ids.size() - 1))));
        }
        return List.copyOf(ids);
    }

    private static Set<String> some(SeededRandom dice, int count) {
        List<String> shuffled = new ArrayList<>(EVERYBODY);
        Collections.shuffle(shuffled, new Random(dice.seed()));
        return new HashSet<>(shuffled.subList(0, count));
    }

    @Override
    public String toString() {
        return (pinning ? "pin" : "unpin") + (streaming ? "Each" : "") + ", ends " + ending + " after " + endsAfter
                + " (grace " + grace + "), latency " + minLatency + " to " + maxLatency + ", call timeout "
                + callTimeout + ", token lifetime " + tokenLifetime + ", quota " + perSecond + " and " + perMinute
                + ", " + capacity + " calls at once, " + nonexistent.size() + " nonexistent, " + outsiders.size()
                + " outsiders, " + batching + ", " + concurrency + ", "
                + retry;
    }
}
