package io.github.feedpin.examples.reminders.runs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What keeps the memory bounded that others can make this application use.
 *
 * @param idsInRun how many ids a run may be asked for
 * @param runsUnderWay how many runs may be under way at a time
 * @param endedRuns how many runs are remembered after their end
 */
@ConfigurationProperties("reminders")
public record Bounds(
        @DefaultValue("100000") int idsInRun,
        @DefaultValue("10") int runsUnderWay,
        @DefaultValue("20") int endedRuns) {

    public Bounds {
        check("ids-in-run", idsInRun);
        check("runs-under-way", runsUnderWay);
        check("ended-runs", endedRuns);
    }

    private static void check(String property, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("reminders." + property + " must be at least 1, but is " + value);
        }
    }
}
