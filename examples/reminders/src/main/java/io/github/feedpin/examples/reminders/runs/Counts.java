package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.model.OutcomeCounts;

/**
 * Number of users per outcome.
 *
 * @param applied confirmed by the platform
 * @param rejected rejected by the platform
 * @param notSent certainly not changed
 * @param unknown sent, without a valid response
 */
public record Counts(long applied, long rejected, long notSent, long unknown) {

    static Counts of(OutcomeCounts outcomes) {
        return new Counts(outcomes.applied(), outcomes.rejected(), outcomes.notSent(), outcomes.unknown());
    }
}
