package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.simulator.Journal;
import java.time.Duration;

/**
 * Checks the simulator's journal against the rate limits.
 *
 * @param journal the journal
 * @param limits the rate limits
 */
record JournalChecks(Journal journal, RateLimits limits) {

    /** @param counted how many rejections were reported */
    CheckResult rejected(long counted) {
        long seen = journal.rejectedByLimit();
        return new CheckResult(seen == 0 && counted == 0, Text.count(seen, "call") + " rejected by the rate limit");
    }

    CheckResult busiestSecond() {
        return busiest("second", journal.mostWithin(Duration.ofSeconds(1)), limits.perSecond());
    }

    CheckResult busiestMinute() {
        return busiest("minute", journal.mostWithin(Duration.ofMinutes(1)), limits.perMinute());
    }

    private static CheckResult busiest(String span, int calls, int limit) {
        return new CheckResult(
                calls <= limit,
                "at most " + Text.count(calls, "call") + " in any " + span + ", of " + Text.number(limit) + " allowed");
    }
}
