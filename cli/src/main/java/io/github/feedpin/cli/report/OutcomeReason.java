package io.github.feedpin.cli.report;

import io.github.feedpin.cli.text.OptionNames;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reason for which users were not pinned or unpinned. Users with the same reason are counted together, so it contains
 * neither user ids nor log ids.
 *
 * @param kind the kind of outcome
 * @param text the reason, in one line
 * @param hint the advice, in one line; empty if there is none
 */
record OutcomeReason(OutcomeKind kind, String text, String hint) {

    /** Shorter ids may occur in the text by chance. */
    private static final int MIN_ID_LENGTH = 8;

    /** The line of the id, which only the report file contains. */
    private static final Pattern LINE = Pattern.compile(" \\(line \\d+\\)$");

    private static final String PLACEHOLDER = "(user id)";

    static OutcomeReason of(UserOutcome outcome) {
        @Nullable
        PlatformError error =
                outcome.platformError().map(OutcomeReason::withoutLogId).orElse(null);
        String hint = error == null ? "" : error.hint();
        return new OutcomeReason(outcome.kind(), line(text(outcome, error), outcome), line(hint, outcome));
    }

    private static String text(UserOutcome outcome, @Nullable PlatformError error) {
        if (outcome instanceof Rejected rejected) {
            return "code " + rejected.code() + ": " + rejected.message();
        }
        return error == null ? outcome.message() : error.summary();
    }

    /** The links of the platform may contain the log id as well. */
    private static PlatformError withoutLogId(PlatformError error) {
        @Nullable String logId = error.logId();
        ErrorDetails details = logId == null || logId.length() < MIN_ID_LENGTH
                ? error.details()
                : error.details().map(text -> text.contains(logId) ? "" : text);
        return new PlatformError(error.call(), error.status(), error.code(), error.message(), null, details);
    }

    private static String line(String text, UserOutcome outcome) {
        return Text.sanitize(
                withoutUser(LINE.matcher(OptionNames.replaceIn(text)).replaceFirst(""), outcome.userId()));
    }

    /** The text may contain the user id, complete or shortened, which would make every reason distinct. */
    private static String withoutUser(String text, String userId) {
        return userId.length() < MIN_ID_LENGTH
                ? text
                : text.replace(userId, PLACEHOLDER).replace(UserIds.shorten(userId), PLACEHOLDER);
    }
}
