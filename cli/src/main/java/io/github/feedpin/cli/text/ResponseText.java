package io.github.feedpin.cli.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Translates the summary of a response that {@code PlatformError} returns. The text in parentheses is translated if it
 * describes the body; a message of the platform is not.
 *
 * @param messages the texts
 */
record ResponseText(Messages messages) {

    private static final Pattern SUMMARY = Pattern.compile(
            "(?<call>\\S+ \\S+) returned HTTP (?<status>\\d+)(?:, code (?<code>-?\\d+))?(?: \\((?<text>.*)\\))?"
                    + "(?:, log id (?<logId>.+))?",
            Pattern.DOTALL);

    /** Returns the summary in the language of the texts; null if {@code message} is another message. */
    @Nullable
    String translated(String message) {
        Matcher summary = SUMMARY.matcher(message);
        return summary.matches()
                ? messages.text("response", summary.group("call"), summary.group("status"))
                        + part("response.code", summary.group("code"))
                        + text(summary.group("text"))
                        + part("response.logId", summary.group("logId"))
                : null;
    }

    private String part(String key, @Nullable String value) {
        return value == null ? "" : messages.text(key, value);
    }

    private String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return messages.ofBody(text)
                .map(body -> messages.text("response.body", body))
                .orElse(" (" + text + ")");
    }
}
