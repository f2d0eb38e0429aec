package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.benchmarks.simulation.Simulation;
import io.github.feedpin.model.PinReport;
import java.util.List;
import reactor.core.publisher.Mono;

/** Who makes the calls. */
enum Contender {
    FEEDPIN {
        @Override
        Mono<?> pin(List<String> userIds, Simulation simulation) {
            FeedpinClient feedpin =
                    simulation.feedpin().batching(ONE_USER_A_CALL).build();
            return feedpin.pin(userIds).doOnNext(report -> requireAllApplied(report));
        }
    },
    TOKEN_BUCKET {
        @Override
        Mono<?> pin(List<String> userIds, Simulation simulation) {
            return new TokenBucketClient(simulation).pin(userIds, ConcurrencyLimits.defaults().maxConcurrentCalls());
        }
    };

    /** Only the number of calls counts under the quota, so each is for one user. */
    private static final BatchingPolicy ONE_USER_A_CALL =
            BatchingPolicy.defaults().withMaxUsersPerCall(1);

    /** One call for each of these users, repeated until the platform has taken it. */
    abstract Mono<?> pin(List<String> userIds, Simulation simulation);

    private static void requireAllApplied(PinReport report) {
        if (report.applied() != report.distinct()) {
            throw new IllegalStateException("Not everybody was pinned: " + report);
        }
    }
}
