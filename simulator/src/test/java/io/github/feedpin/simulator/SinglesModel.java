package io.github.feedpin.simulator;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

/** One random history of singles for a few users, drawn from a seed, and what must be true of it in the end. */
final class SinglesModel {

    /** What somebody wanted, and what became of it. */
    private static final class Asked {
        final String userId;
        final boolean timeSensitive;

        @Nullable
        UserOutcome outcome;

        int signals;
        boolean cancelled;

        @Nullable
        Disposable subscription;

        Asked(String userId, boolean timeSensitive) {
            this.userId = userId;
            this.timeSensitive = timeSensitive;
        }

        /** Also when it was rejected: an earlier attempt that got no response may have acted. */
        boolean maySet() {
            return cancelled || !(outcome instanceof NotSent);
        }
    }

    private final Random random;
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final PlatformSimulator simulator;
    private final OneCallAtATime platform;
    private final FeedpinClient client;
    private final List<Asked> all = new ArrayList<>();
    private final boolean faulty;
    private final boolean cancelling;

    SinglesModel(long seed) {
        random = new Random(seed);
        faulty = random.nextInt(4) > 0;
        cancelling = random.nextInt(3) > 0;
        TimeSource time = TimeSource.of(clock);
        simulator = PlatformSimulator.builder()
                .timeSource(time)
                .seed(seed)
                .latency(Duration.ZERO, Duration.ofMillis(random.nextInt(120)))
                .callTimeout(Duration.ofSeconds(1))
                .faults(script -> addFaults(script, seed))
                .build();
        platform = new OneCallAtATime(simulator.platform());
        client = FeedpinClient.builder(platform)
                .credentials(simulator.credentials())
                .timeSource(time)
                .jitter(new Random(seed)::nextDouble)
                .quota(random.nextBoolean() ? Quota.of(50, 1000) : Quota.of(3, 1000))
                .batching(BatchingPolicy.defaults()
                        .withMaxUsersPerCall(1 + random.nextInt(4))
                        .withLinger(Duration.ofMillis(random.nextInt(40))))
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(1 + random.nextInt(5)))
                .retry(RetryPolicy.defaults().withMaxOutage(Duration.ofSeconds(random.nextInt(5))))
                .build();
    }

    /** None that acts and then says it has not: there the platform, not the client, would be lying. */
    private void addFaults(FaultScript script, long seed) {
        if (!faulty) {
            return;
        }
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.stall(),
                Fault.stall().afterActing(),
                Fault.html(502),
                Fault.emptyObject(500).afterActing(),
                Fault.rateLimit(Duration.ofSeconds(1)),
                Fault.tokenInvalid(400),
                Fault.revokeTokens(),
                Fault.cutResponse(),
                Fault.truncatedJson(),
                Fault.failing("ou_1"::equals, 7, "no"),
                Fault.failuresWithoutUserId(),
                Fault.scopeMissing("im:datasync.feed_card.time_sensitive:write"));
        for (int i = 0; i < 3; i++) {
            FaultTrigger sometimes = FaultTrigger.everyCall().withProbability(random.nextDouble() / 4, seed + i);
            script.on(sometimes, faults.get(random.nextInt(faults.size())));
        }
        if (random.nextInt(5) == 0) {
            script.on(FaultTrigger.everyCall().forUsers("ou_2"::equals), Fault.error(400, 230001, "param is invalid"));
        }
        if (random.nextInt(5) == 0) {
            script.on(FaultTrigger.everyTokenRequest().withProbability(0.5, seed), Fault.html(503));
        }
    }

    void run() {
        int moves = 5 + random.nextInt(40);
        for (int i = 0; i < moves; i++) {
            if (cancelling && !all.isEmpty() && random.nextInt(5) == 0) {
                cancel(all.get(random.nextInt(all.size())));
            } else {
                ask("ou_" + random.nextInt(4), random.nextBoolean());
            }
            clock.advanceTimeBy(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(30)));
        }
        if (random.nextInt(10) == 0) {
            client.close(Duration.ofMillis(random.nextInt(500))).subscribe();
        }
        clock.advanceTimeBy(Duration.ofMinutes(10));
    }

    private void ask(String userId, boolean timeSensitive) {
        Asked asked = new Asked(userId, timeSensitive);
        all.add(asked);
        asked.subscription = (timeSensitive ? client.pin(userId) : client.unpin(userId))
                .subscribe(
                        outcome -> {
                            asked.outcome = outcome;
                            asked.signals++;
                        },
                        failure -> {
                            throw new AssertionError("A single failed", failure);
                        });
    }

    private static void cancel(Asked asked) {
        if (asked.outcome == null && asked.subscription != null) {
            asked.cancelled = true;
            asked.subscription.dispose();
        }
    }

    /** What is wrong in the end; empty when nothing is. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>(platform.overlaps());
        for (Asked asked : all) {
            int expected = asked.cancelled ? 0 : 1;
            if (asked.signals != expected) {
                complaints.add(asked.userId + " was told " + asked.signals + " times instead of " + expected);
            }
            if (asked.outcome != null && !asked.outcome.userId().equals(asked.userId)) {
                complaints.add(asked.userId + " was told of " + asked.outcome.userId());
            }
        }
        for (int user = 0; user < 4; user++) {
            String userId = "ou_" + user;
            Set<Boolean> possible = possibleStates(userId);
            if (!possible.contains(simulator.isPinned(userId))) {
                complaints.add(userId + " is pinned: " + simulator.isPinned(userId) + ", which is not in " + possible);
            }
        }
        if (simulator.openExchanges() != 0) {
            complaints.add(simulator.openExchanges() + " exchanges are open");
        }
        return complaints;
    }

    /** What the last applied wish has set, and what the later ones may have set of which nobody knows. */
    private Set<Boolean> possibleStates(String userId) {
        Set<Boolean> states = new HashSet<>();
        states.add(false);
        for (Asked asked : all) {
            if (asked.userId.equals(userId) && asked.maySet()) {
                if (asked.outcome instanceof Applied) {
                    states.clear();
                }
                states.add(asked.timeSensitive);
            }
        }
        return states;
    }

    /** Whether the last wish of each user came true, which it must where nothing goes wrong and nobody cancels. */
    boolean isWithoutMishaps() {
        return !faulty && !cancelling;
    }

    boolean everybodyIsAppliedOrSuperseded() {
        return all.stream()
                .map(asked -> asked.outcome)
                .allMatch(outcome -> outcome instanceof Applied
                        || outcome instanceof NotSent notSent
                                && (notSent.reason() == NotSentReason.SUPERSEDED
                                        || notSent.reason() == NotSentReason.CLOSED));
    }
}
