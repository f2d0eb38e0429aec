package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.retry.RetryPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a failed call is sent again.
 *
 * @param maxAttempts How often a call is sent at most, the first time included; 1 means no retry.
 * @param firstBackoff Longest wait before the first retry; doubles with each further one.
 * @param maxBackoff What the longest wait does not grow beyond; at most 1 hour.
 * @param budgetRatio How many retries a run may spend for each call it sends, beyond the floor; 0 to 100.
 * @param budgetFloor How many retries a run may spend in any case.
 * @param maxOutage How long a run waits for a platform that cannot be reached, or fails at everything, to come back; 0
 *     to 1 day.
 */
public record RetryProperties(
        @DefaultValue("4") int maxAttempts,
        @DefaultValue("200ms") Duration firstBackoff,
        @DefaultValue("5s") Duration maxBackoff,
        @DefaultValue("0.2") double budgetRatio,
        @DefaultValue("100") int budgetFloor,
        @DefaultValue("1m") Duration maxOutage) {

    public RetryProperties {
        InvalidPropertyException.check(
                () -> new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, maxOutage));
    }

    public RetryPolicy policy() {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, maxOutage);
    }
}
