package io.github.feedpin.cli.report;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.platform.BaseUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sample outcomes and reports. */
final class ReportSamples {

    static final RunTarget TARGET = new RunTarget("cli_a", BaseUrl.FEISHU, UserIdType.OPEN_ID, RunScope.BOT_CHAT);

    private ReportSamples() {}

    static UserOutcome applied(String userId) {
        return new Applied(userId);
    }

    static UserOutcome rejected(String userId, int code, String message) {
        return new Rejected(userId, code, message, "log-" + userId);
    }

    /** Rejected in a separate call. */
    static UserOutcome rejected(String userId, int code, String message, ErrorDetails details) {
        PlatformError error = new PlatformError("PATCH /path", 400, code, message, "log-of-" + userId, details);
        return new Rejected(userId, code, message, error.logId(), error);
    }

    static UserOutcome notSent(String userId, NotSentReason reason, @Nullable FeedpinException cause) {
        return new NotSent(userId, reason, cause == null ? reason.name() : cause.getMessage(), cause);
    }

    static UserOutcome unknown(String userId, FeedpinException cause) {
        return new Unknown(userId, cause);
    }

    static FeedpinException failure(int status, @Nullable Integer code, String message, String logId) {
        return PlatformException.of(new PlatformError("PATCH /path", status, code, message, logId), null);
    }

    static OutcomeSummary summary(UserOutcome... outcomes) {
        OutcomeSummary summary = new OutcomeSummary();
        for (UserOutcome outcome : outcomes) {
            summary.add(outcome);
        }
        return summary;
    }

    static Report report(long duplicates, UserOutcome... outcomes) {
        return report(RunScope.BOT_CHAT, duplicates, outcomes);
    }

    static Report report(RunScope scope, long duplicates, UserOutcome... outcomes) {
        OutcomeSummary summary = summary(outcomes);
        RunStats stats = RunStats.of(51, 2, 1, Duration.ofMillis(1234));
        return new Report(
                PinAction.PIN,
                new RunTarget("cli_a", BaseUrl.FEISHU, UserIdType.OPEN_ID, scope),
                summary.counts().total() + duplicates,
                duplicates,
                summary,
                stats,
                new RateLimits(50, 1000),
                true);
    }
}
