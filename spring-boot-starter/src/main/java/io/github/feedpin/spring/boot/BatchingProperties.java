package io.github.feedpin.spring.boot;

import io.github.feedpin.batching.BatchingPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How users are put into calls.
 *
 * @param maxUsersPerCall How many users share a call at most; 1 to 50.
 * @param linger How long a call that is not full waits for more users of a stream, or for more singles; 0 to 1 minute.
 */
record BatchingProperties(
        @DefaultValue("50") int maxUsersPerCall,
        @DefaultValue("20ms") Duration linger) {

    BatchingProperties {
        InvalidPropertyException.check(() -> policy(maxUsersPerCall, linger));
    }

    BatchingPolicy policy() {
        return policy(maxUsersPerCall, linger);
    }

    private static BatchingPolicy policy(int maxUsersPerCall, Duration linger) {
        return BatchingPolicy.defaults().withMaxUsersPerCall(maxUsersPerCall).withLinger(linger);
    }
}
