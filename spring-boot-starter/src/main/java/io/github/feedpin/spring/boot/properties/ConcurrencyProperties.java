package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.batching.ConcurrencyLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the limits of concurrent work.
 *
 * @param maxCalls Maximum number of concurrent calls of one run, or of single requests, including waiting ones.
 * @param maxPendingRequests Maximum number of single requests that wait for a call; further ones fail.
 */
public record ConcurrencyProperties(
        @DefaultValue("64") int maxCalls,
        @DefaultValue("100000") int maxPendingRequests) {

    public ConcurrencyProperties {
        InvalidPropertyException.check("max-calls", "maxConcurrentCalls", () -> limits(maxCalls, maxPendingRequests));
    }

    public ConcurrencyLimits limits() {
        return limits(maxCalls, maxPendingRequests);
    }

    private static ConcurrencyLimits limits(int maxCalls, int maxPendingRequests) {
        return ConcurrencyLimits.defaults().withMaxConcurrentCalls(maxCalls).withMaxPendingRequests(maxPendingRequests);
    }
}
