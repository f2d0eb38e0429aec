package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.batching.BatchingPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the grouping of users into calls.
 *
 * @param maxUsersPerCall Maximum number of users per call; 1 to 50.
 * @param linger How long a partial batch waits for more users of a stream, or for more single requests; 0 to 1 minute.
 */
public record BatchingProperties(
        @DefaultValue("50") int maxUsersPerCall,
        @DefaultValue("20ms") Duration linger) {

    public BatchingProperties {
        InvalidPropertyException.check(() -> policy(maxUsersPerCall, linger));
    }

    public BatchingPolicy policy() {
        return policy(maxUsersPerCall, linger);
    }

    private static BatchingPolicy policy(int maxUsersPerCall, Duration linger) {
        return BatchingPolicy.defaults().withMaxUsersPerCall(maxUsersPerCall).withLinger(linger);
    }
}
