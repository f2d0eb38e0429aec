package io.github.feedpin.cli;

import io.github.feedpin.cli.proxy.ProxyChoice;
import io.github.feedpin.cli.redis.RedisChoice;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of the commands that pin and unpin. */
final class ChangeOptions {

    private static final String DEFAULT = " (default: ${DEFAULT-VALUE}).";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

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

    @Mixin
    private final RedisOptions redis = new RedisOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Option(names = "--quiet", description = "Print errors only.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Print retries and pauses, and show stack traces.")
    private boolean verbose;

    /**
     * Returns the settings of a run.
     *
     * @throws UsageException if a limit is below 1
     */
    RunSettings settings(PinAction action, RunTarget target) {
        return new RunSettings(action, target, limits.limits(), quiet, verbose);
    }

    UserIdType userIdType() {
        return userIdType;
    }

    /**
     * Returns the target that the options name.
     *
     * @throws UsageException if the tenant or the chat is invalid
     */
    RunTarget target(String appId) {
        return new RunTarget(appId, baseUrl, userIdType, scope.scope(userIdType));
    }

    /**
     * Returns the target of a recorded run. Options that are given must not differ from it.
     *
     * @param name the name of the record
     * @throws UsageException if an option or the app differs, or the tenant or the chat is invalid
     */
    RunTarget target(String appId, RunTarget recorded, String name) {
        RunTarget target = new RunTarget(
                appId,
                isGiven("--base-url") ? baseUrl : recorded.baseUrl(),
                isGiven("--user-id-type") ? userIdType : recorded.userIdType(),
                scope.scope(recorded.scope()));
        String differences = recorded.differences(target);
        if (!differences.isEmpty()) {
            throw new UsageException(name + " was started for " + differences);
        }
        return target;
    }

    /** @throws UsageException if the proxy setting is invalid */
    ProxyChoice proxy(RunTarget target, CliContext context) {
        return proxy.choice(target.baseUrl(), context);
    }

    /** @throws UsageException if an option is invalid */
    RedisChoice redis(CliContext context) {
        return redis.choice(context);
    }

    boolean quiet() {
        return quiet;
    }

    ReportOptions report() {
        return report;
    }

    private boolean isGiven(String option) {
        return spec != null && spec.commandLine().getParseResult().hasMatchedOption(option);
    }
}
