package io.github.feedpin.error;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the platform answered instead of a success.
 *
 * @param call the method and path of the call
 * @param status the HTTP status
 * @param code the platform's {@code code}; null when the body had none
 * @param message the platform's {@code msg}, or a short excerpt of a body that could not be read; at most
 *     {@value #MAX_MESSAGE} characters, without control characters
 * @param logId the platform's id of the call, which its support asks for; null when it gave none
 */
public record PlatformError(
        String call,
        int status,
        @Nullable Integer code,
        String message,
        @Nullable String logId) implements Serializable {

    static final int MAX_MESSAGE = 300;

    /** White space, controls, line separators, and what turns the direction of writing or shows nothing. */
    private static final Pattern GARBLING = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    /** Shortens the message, and takes out what could garble a log. */
    public PlatformError {
        message = tidy(message);
        logId = logId == null || logId.isBlank() ? null : tidy(logId);
    }

    /** What to do about it, as a sentence; empty when nothing better can be said than the message does. */
    public String hint() {
        return PlatformCodes.hintOf(this);
    }

    /** All of it in a line or two, for people. */
    public String describe() {
        StringBuilder text = new StringBuilder(call).append(" answered HTTP ").append(status);
        if (code != null) {
            text.append(", code ").append(code);
        }
        if (!message.isEmpty()) {
            text.append(" (").append(message).append(')');
        }
        if (logId != null) {
            text.append(", log id ").append(logId);
        }
        String hint = hint();
        return hint.isEmpty() ? text.toString() : text.append(". ").append(hint).toString();
    }

    private static String tidy(String text) {
        String line = GARBLING.matcher(text).replaceAll(" ").strip();
        if (line.length() <= MAX_MESSAGE) {
            return line;
        }
        boolean inPair = Character.isHighSurrogate(line.charAt(MAX_MESSAGE - 2));
        return line.substring(0, MAX_MESSAGE - (inPair ? 2 : 1)) + "…";
    }
}
