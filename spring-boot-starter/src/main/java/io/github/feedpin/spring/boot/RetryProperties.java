package io.github.feedpin.spring.boot;

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
 * @param bisectionBudget Maximum number of calls a run uses to isolate ids that make a call fail; 0 disables this.
 * @param maxOutage How long a run waits for a platform that cannot be reached, or fails at everything, to come back; 0
 *     to 1 day.
 */
record RetryProperties(
        @DefaultValue("4") int maxAttempts,
        @DefaultValue("200ms") Duration firstBackoff,
        @DefaultValue("5s") Duration maxBackoff,
        @DefaultValue("0.2") double budgetRatio,
        @DefaultValue("100") int budgetFloor,
        @DefaultValue("2000") int bisectionBudget,
        @DefaultValue("1m") Duration maxOutage) {

    RetryProperties {
        InvalidPropertyException.check(() ->
                policy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, bisectionBudget, maxOutage));
    }

    RetryPolicy policy() {
        return policy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, bisectionBudget, maxOutage);
    }

    private static RetryPolicy policy(
            int maxAttempts,
            Duration firstBackoff,
            Duration maxBackoff,
            double budgetRatio,
            int budgetFloor,
            int bisectionBudget,
            Duration maxOutage) {
        return RetryPolicy.defaults()
                .withMaxAttempts(maxAttempts)
                .withBackoff(firstBackoff, maxBackoff)
                .withBudgetRatio(budgetRatio)
                .withBudgetFloor(budgetFloor)
                .withBisectionBudget(bisectionBudget)
                .withMaxOutage(maxOutage);
    }
}
