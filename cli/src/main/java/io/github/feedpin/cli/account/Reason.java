package io.github.feedpin.cli.account;

import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Why users were not applied. Those who ended for the same reason are counted together, so it names no user and no single call.
 *
 * @param kind how they ended
 * @param words why, in one line
 */
record Reason(OutcomeKind kind, String words) {

    /** Shorter ids may stand in the words by chance. */
    private static final int SHORTEST_NAMED = 8;

    private static final String SOMEBODY = "(user id)";

    static Reason of(UserOutcome outcome) {
        return new Reason(OutcomeKind.of(outcome), Text.foreign(withoutUser(words(outcome), outcome.userId())));
    }

    private static String words(UserOutcome outcome) {
        if (outcome instanceof Rejected rejected) {
            return "code " + rejected.code() + ": " + rejected.message();
        }
        @Nullable PlatformError error = outcome.platformError().orElse(null);
        return error == null ? outcome.message() : withoutLogId(error).describe();
    }

    private static PlatformError withoutLogId(PlatformError error) {
        return new PlatformError(error.call(), error.status(), error.code(), error.message(), null);
    }

    /** The platform's words may name the user, whole or shortened, which would make a reason of its own for each. */
    private static String withoutUser(String words, String userId) {
        return userId.length() < SHORTEST_NAMED
                ? words
                : words.replace(userId, SOMEBODY).replace(UserIds.shorten(userId), SOMEBODY);
    }
}
