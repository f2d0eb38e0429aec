package io.github.feedpin.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the platform answered instead of a success.
 *
 * <p>The texts are {@linkplain LogText#of(String) fit} for a log.
 *
 * @param call the method and path of the call
 * @param status the HTTP status
 * @param code the platform's {@code code}; null when the body had none
 * @param message the platform's {@code msg}, or a short excerpt of a body that could not be read; may be empty
 * @param logId the platform's id of the call, which its support asks for; null when it gave none
 * @param details what the platform added; empty when it added nothing
 */
public record PlatformError(
        String call,
        int status,
        @Nullable Integer code,
        String message,
        @Nullable String logId,
        ErrorDetails details) implements Serializable {

    /** Shortens the message, and takes out what could garble a log. */
    public PlatformError {
        call = LogText.of(call);
        message = LogText.of(message);
        logId = LogText.orNull(logId);
    }

    /** An error without further details. */
    public PlatformError(String call, int status, @Nullable Integer code, String message, @Nullable String logId) {
        this(call, status, code, message, logId, ErrorDetails.none());
    }

    /**
     * What to do about it, in a sentence or two: the scope that is missing or the field that is wrong where the
     * platform names them, and otherwise what is known of the code; then the page the platform points to. Empty when
     * nothing better can be said than the message does.
     */
    public String hint() {
        return ErrorHints.of(this);
    }

    /** What happened and what to do about it, in a line or two, for people. */
    public String describe() {
        String hint = hint();
        return hint.isEmpty() ? summary() : summary() + ". " + hint;
    }

    /** What happened, in a line, for people. */
    public String summary() {
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
        return text.toString();
    }
}
