package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.model.PinReport;

/**
 * How many people ended in which way.
 *
 * @param applied the platform confirmed it
 * @param rejected the platform rejected it
 * @param notSent certainly not changed
 * @param unknown sent, without a trustworthy response
 */
public record Counts(long applied, long rejected, long notSent, long unknown) {

    static Counts of(PinReport report) {
        return new Counts(report.applied(), report.rejected(), report.notSent(), report.unknown());
    }

    /** How many have ended. */
    long total() {
        return applied + rejected + notSent + unknown;
    }
}
