package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.simulator.Journal;
import java.time.Duration;

/**
 * Checks the simulator's journal against the rate limits.
 *
 * @param journal the journal
 * @param limits the rate limits
 * @param messages the texts
 */
record JournalChecks(Journal journal, RateLimits limits, Messages messages) {

    /** @param counted how many rejections were reported */
    CheckResult rejected(long counted) {
        long seen = journal.rejectedByLimit();
        return new CheckResult(
                seen == 0 && counted == 0, messages.text("check.rejected", messages.text("calls", seen)));
    }

    CheckResult busiestSecond() {
        return busiest("check.second", journal.mostWithin(Duration.ofSeconds(1)), limits.perSecond());
    }

    CheckResult busiestMinute() {
        return busiest("check.minute", journal.mostWithin(Duration.ofMinutes(1)), limits.perMinute());
    }

    private CheckResult busiest(String key, int calls, int limit) {
        return new CheckResult(calls <= limit, messages.text(key, messages.text("calls", calls), limit));
    }
}
