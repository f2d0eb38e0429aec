package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.proxy.ProxyChoice;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that pin and unpin. */
final class ChangeOptions {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Option(
            names = "--user-id-type",
            paramLabel = "TYPE",
            defaultValue = "open_id",
            description = "open_id, union_id or user_id" + DEFAULT)
    private UserIdType userIdType = UserIdType.OPEN_ID;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = "feishu",
            description = "feishu, lark, or any other URL" + DEFAULT)
    private BaseUrl baseUrl = BaseUrl.FEISHU;

    @Mixin
    private final ScopeOptions scope = new ScopeOptions();

    @Mixin
    private final ProxyOptions proxy = new ProxyOptions();

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

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Option(names = "--quiet", description = "Print errors only.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Print retries and pauses, and show stack traces.")
    private boolean verbose;

    /** @throws UsageException if a limit is below 1, or the tenant or the chat is invalid */
    RunSettings settings(PinAction action) {
        RateLimits limits =
                new RateLimits(atLeastOne("--per-second", perSecond), atLeastOne("--per-minute", perMinute));
        return new RunSettings(action, userIdType, scope.scope(userIdType), limits, quiet, verbose);
    }

    BaseUrl baseUrl() {
        return baseUrl;
    }

    /** @throws UsageException if the proxy setting is invalid */
    ProxyChoice proxy(CliContext context) {
        return proxy.choice(baseUrl, context);
    }

    ReportOptions report() {
        return report;
    }

    private static int atLeastOne(String option, int value) {
        if (value < 1) {
            throw new UsageException(option + " must be at least 1, but is " + value);
        }
        return value;
    }
}
