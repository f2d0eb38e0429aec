package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.RateLimits;
import picocli.CommandLine.Option;

/** Options for the rate limits. */
final class LimitOptions {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Option(
            names = "--per-second",
            paramLabel = "N",
            defaultValue = "50",
            description = "Maximum calls in any second" + DEFAULT)
    private int perSecond;

    @Option(
            names = "--per-minute",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Maximum calls in any minute" + DEFAULT)
    private int perMinute;

    /** @throws UsageException if a limit is below 1 */
    RateLimits limits() {
        return new RateLimits(atLeastOne("--per-second", perSecond), atLeastOne("--per-minute", perMinute));
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new UsageException(option + " must be at least 1, but is " + value);
        }
        return value;
    }
}
