package io.github.feedpin.cli.report;

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
 * Why users were not applied. Those who ended for the same reason are counted together, so it names no user and no
 * single call.
 *
 * @param kind how they ended
 * @param words why, in one line
 * @param hint what to do about it, in one line; empty when there is no advice
 */
record Reason(OutcomeKind kind, String words, String hint) {

    /** Shorter ones may stand in the words by chance. */
    private static final int SHORTEST_ID = 8;

    /** Where the user stood in the list of ids, which only the report tells. */
    private static final Pattern LINE = Pattern.compile(" \\(line \\d+\\)$");

    private static final String SOMEBODY = "(user id)";

    static Reason of(UserOutcome outcome) {
        @Nullable
        PlatformError error = outcome.platformError().map(Reason::withoutLogId).orElse(null);
        String hint = error == null ? "" : error.hint();
        return new Reason(outcome.kind(), line(words(outcome, error), outcome), line(hint, outcome));
    }

    private static String words(UserOutcome outcome, @Nullable PlatformError error) {
        if (outcome instanceof Rejected rejected) {
            return "code " + rejected.code() + ": " + rejected.message();
        }
        return error == null ? outcome.message() : error.summary();
    }

    /** The platform's links may hold the id of the call as well. */
    private static PlatformError withoutLogId(PlatformError error) {
        @Nullable String logId = error.logId();
        ErrorDetails details = logId == null || logId.length() < SHORTEST_ID
                ? error.details()
                : error.details().map(text -> text.contains(logId) ? "" : text);
        return new PlatformError(error.call(), error.status(), error.code(), error.message(), null, details);
    }

    private static String line(String words, UserOutcome outcome) {
        return Text.foreign(withoutUser(LINE.matcher(words).replaceFirst(""), outcome.userId()));
    }

    /** The platform's words may name the user, whole or shortened, which would make a reason of its own for each. */
    private static String withoutUser(String words, String userId) {
        return userId.length() < SHORTEST_ID
                ? words
                : words.replace(userId, SOMEBODY).replace(UserIds.shorten(userId), SOMEBODY);
    }
}
