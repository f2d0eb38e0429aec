package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.model.PinReport;

/**
 * Number of users per outcome.
 *
 * @param applied confirmed by the platform
 * @param rejected rejected by the platform
 * @param notSent certainly not changed
 * @param unknown sent, without a valid response
 */
public record Counts(long applied, long rejected, long notSent, long unknown) {

    static Counts of(PinReport report) {
        return new Counts(report.applied(), report.rejected(), report.notSent(), report.unknown());
    }

    /** Returns the number of users with an outcome. */
    long total() {
        return applied + rejected + notSent + unknown;
    }
}
