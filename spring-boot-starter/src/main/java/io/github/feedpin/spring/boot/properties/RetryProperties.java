package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.retry.RetryPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the retries of failed calls.
 *
 * @param maxAttempts Maximum number of attempts per call, including the first; 1 disables retries.
 * @param firstBackoff Maximum backoff before the first retry; doubles with each further attempt.
 * @param maxBackoff Maximum backoff between attempts; at most 1 hour.
 * @param budgetRatio Number of retries that a run may use per call, in addition to the floor; 0 to 100.
 * @param budgetFloor Number of retries that a run may always use.
 * @param bisectionBudget Maximum number of calls a run uses to isolate ids that make a call fail; 0 disables this.
 * @param maxOutage How long a run waits for an unavailable platform to recover; 0 to 1 day.
 */
public record RetryProperties(
        @DefaultValue("4") int maxAttempts,
        @DefaultValue("200ms") Duration firstBackoff,
        @DefaultValue("5s") Duration maxBackoff,
        @DefaultValue("0.2") double budgetRatio,
        @DefaultValue("100") int budgetFloor,
        @DefaultValue("2000") int bisectionBudget,
        @DefaultValue("1m") Duration maxOutage) {

    public RetryProperties {
        InvalidPropertyException.check(() ->
                policy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, bisectionBudget, maxOutage));
    }

    public RetryPolicy policy() {
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
