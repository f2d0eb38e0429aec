package io.github.feedpin.simulator;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
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

/** A random history of single requests for a few users, drawn from a seed, and its invariants. */
final class SingleRequestModel {

    /** A single request and its outcome. */
    private static final class SingleRequest {
        final String userId;
        final PinAction action;

        @Nullable
        UserOutcome outcome;

        int signals;
        boolean cancelled;

        @Nullable
        Disposable subscription;

        SingleRequest(String userId, PinAction action) {
            this.userId = userId;
            this.action = action;
        }

        /** Includes rejections: an earlier attempt without a response may have acted. */
        boolean maySet() {
            return cancelled || !(outcome instanceof NotSent);
        }
    }

    private final Random random;
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final PlatformSimulator simulator;
    private final OverlapDetector platform;
    private final FeedpinClient client;
    private final List<SingleRequest> all = new ArrayList<>();
    private final boolean faulty;
    private final boolean cancelling;

    SingleRequestModel(long seed) {
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
        platform = new OverlapDetector(simulator.platform());
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

    private void addFaults(FaultScript script, long seed) {
        if (!faulty) {
            return;
        }
        List<Fault> faults = new ArrayList<>(TruthfulFaults.all());
        faults.add(Fault.scopeMissing("im:datasync.feed_card.time_sensitive:write"));
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
                send("ou_" + random.nextInt(4), random.nextBoolean() ? PinAction.PIN : PinAction.UNPIN);
            }
            clock.advanceTimeBy(Duration.ofMillis(random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(30)));
        }
        if (random.nextInt(10) == 0) {
            client.close(Duration.ofMillis(random.nextInt(500))).subscribe();
        }
        clock.advanceTimeBy(Duration.ofMinutes(10));
    }

    private void send(String userId, PinAction action) {
        SingleRequest request = new SingleRequest(userId, action);
        all.add(request);
        request.subscription = (action == PinAction.PIN ? client.pin(userId) : client.unpin(userId))
                .subscribe(
                        outcome -> {
                            request.outcome = outcome;
                            request.signals++;
                        },
                        failure -> {
                            throw new AssertionError("A single request failed", failure);
                        });
    }

    private static void cancel(SingleRequest request) {
        if (request.outcome == null && request.subscription != null) {
            request.cancelled = true;
            request.subscription.dispose();
        }
    }

    /** Returns the violated invariants. */
    List<String> violations() {
        List<String> violations = new ArrayList<>(platform.overlaps());
        for (SingleRequest request : all) {
            int expected = request.cancelled ? 0 : 1;
            if (request.signals != expected) {
                violations.add(request.userId + " got " + request.signals + " outcomes instead of " + expected);
            }
            if (request.outcome != null && !request.outcome.userId().equals(request.userId)) {
                violations.add(request.userId + " got the outcome of " + request.outcome.userId());
            }
        }
        for (int user = 0; user < 4; user++) {
            String userId = "ou_" + user;
            Set<Boolean> possible = possibleStates(userId);
            if (!possible.contains(simulator.isPinned(userId))) {
                violations.add(userId + " is pinned: " + simulator.isPinned(userId) + ", which is not in " + possible);
            }
        }
        if (simulator.openExchanges() != 0) {
            violations.add(simulator.openExchanges() + " exchanges are open");
        }
        return violations;
    }

    /** Returns the state that the last applied request has set, and those that later requests may have set. */
    private Set<Boolean> possibleStates(String userId) {
        Set<Boolean> states = new HashSet<>();
        states.add(false);
        for (SingleRequest request : all) {
            if (request.userId.equals(userId) && request.maySet()) {
                if (request.outcome instanceof Applied) {
                    states.clear();
                }
                states.add(request.action == PinAction.PIN);
            }
        }
        return states;
    }

    /**
     * Returns whether there are neither faults nor cancellations, so that the last request for each user must be
     * applied.
     */
    boolean isUndisturbed() {
        return !faulty && !cancelling;
    }

    boolean allAreAppliedOrSuperseded() {
        return all.stream()
                .map(request -> request.outcome)
                .allMatch(outcome -> outcome instanceof Applied
                        || outcome instanceof NotSent notSent
                                && (notSent.reason() == NotSentReason.SUPERSEDED
                                        || notSent.reason() == NotSentReason.CLOSED));
    }
}
