package io.github.feedpin.spring.boot;

import io.github.feedpin.batching.ConcurrencyLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much work may be in progress at once.
 *
 * @param maxCalls Maximum number of concurrent calls of one run, or of single requests, including waiting ones.
 * @param maxPendingRequests Maximum number of single requests that wait for a call; further ones fail.
 */
record ConcurrencyProperties(
        @DefaultValue("64") int maxCalls,
        @DefaultValue("100000") int maxPendingRequests) {

    ConcurrencyProperties {
        InvalidPropertyException.check("max-calls", "maxConcurrentCalls", () -> limits(maxCalls, maxPendingRequests));
    }

    ConcurrencyLimits limits() {
        return limits(maxCalls, maxPendingRequests);
    }

    private static ConcurrencyLimits limits(int maxCalls, int maxPendingRequests) {
        return ConcurrencyLimits.defaults().withMaxConcurrentCalls(maxCalls).withMaxPendingRequests(maxPendingRequests);
    }
}
