package io.github.feedpin.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Error that the platform responded with. The texts are {@linkplain LogText#of(String) safe} to log.
 *
 * @param call the method and path of the call
 * @param status the HTTP status
 * @param code the platform's {@code code}; null if the body had none
 * @param message the platform's {@code msg}, or a short excerpt of an unreadable body; may be empty
 * @param logId the platform's id of the call, which Feishu support asks for; null if there was none
 * @param details further details; empty if there were none
 */
public record PlatformError(
        String call,
        int status,
        @Nullable Integer code,
        String message,
        @Nullable String logId,
        ErrorDetails details) implements Serializable {

    /**
     * Creates an error with texts that are safe to log.
     *
     * @param call the method and path of the call
     * @param status the HTTP status
     * @param code the platform's {@code code}; null if the body had none
     * @param message shortened if it is long; may be empty
     * @param logId the platform's id of the call; null if there was none
     * @param details {@linkplain ErrorDetails#none() empty} if there were none
     */
    public PlatformError {
        call = LogText.of(call);
        message = LogText.of(message);
        logId = LogText.orNull(logId);
    }

    /**
     * Creates an error without details.
     *
     * @param call the method and path of the call
     * @param status the HTTP status
     * @param code the platform's {@code code}; null if the body had none
     * @param message the platform's {@code msg}, or a short excerpt of an unreadable body; may be empty
     * @param logId the platform's id of the call; null if there was none
     */
    public PlatformError(String call, int status, @Nullable Integer code, String message, @Nullable String logId) {
        this(call, status, code, message, logId, ErrorDetails.none());
    }

    /**
     * {@return advice in a sentence or two; empty if there is none beyond the message} It names the missing scope or
     * the invalid field if the platform does, otherwise what is known about the code; then the page that the platform
     * refers to.
     */
    public String hint() {
        return ErrorHints.of(this);
    }

    /** {@return the {@link #summary()}, followed by the {@link #hint()} if there is one} */
    public String describe() {
        String hint = hint();
        return hint.isEmpty() ? summary() : summary() + ". " + hint;
    }

    /** {@return what happened, in one line: the call, the HTTP status, and where known code, message and log id} */
    public String summary() {
        StringBuilder text = new StringBuilder(call).append(" returned HTTP ").append(status);
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
