package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.batching.BatchingPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the grouping of users into calls.
 *
 * @param maxUsersPerCall Maximum number of users per call; 1 to 50.
 * @param linger How long a partial batch waits for more users of a stream, or for more single requests; 0 to 1 minute.
 * @param callsInFlight How many calls of one run, or of singles, are under way at most, waiting ones included.
 * @param bisectionCalls How many calls a run may spend on finding the id that spoils a call; 0 switches it off.
 * @param maxWaiting How many singles may wait for their call at most; further ones fail.
 */
public record BatchingProperties(
        @DefaultValue("50") int maxUsersPerCall,
        @DefaultValue("20ms") Duration linger,
        @DefaultValue("64") int callsInFlight,
        @DefaultValue("2000") int bisectionCalls,
        @DefaultValue("100000") int maxWaiting) {

    public BatchingProperties {
        InvalidPropertyException.check(
                () -> new BatchingPolicy(maxUsersPerCall, linger, callsInFlight, bisectionCalls, maxWaiting));
    }

    public BatchingPolicy policy() {
        return new BatchingPolicy(maxUsersPerCall, linger, callsInFlight, bisectionCalls, maxWaiting);
    }
}
