package io.github.feedpin.platform;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.LogText;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.UserIds;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What came back over the wire, not yet judged.
 *
 * @param status the HTTP status
 * @param code the {@code code} of the body; null when the body is no JSON object, or has no whole number there
 * @param message the {@code msg} of the body, or a short excerpt of a body that could not be read; may be empty
 * @param data what the call is about; null when the body held none
 * @param logId the platform's id of the call; null when it gave none
 * @param retryAfter how long the platform asks to wait; null when it does not say
 * @param details what the platform added to an error; empty for a success
 */
public record PlatformResponse<T>(
        int status,
        @Nullable Integer code,
        String message,
        @Nullable T data,
        @Nullable String logId,
        @Nullable Duration retryAfter,
        ErrorDetails details) {

    /** Makes the texts {@linkplain LogText#of(String) fit} for a log. */
    public PlatformResponse {
        message = LogText.of(message);
        logId = LogText.orNull(logId);
    }

    /** A response without details. */
    public PlatformResponse(
            int status,
            @Nullable Integer code,
            String message,
            @Nullable T data,
            @Nullable String logId,
            @Nullable Duration retryAfter) {
        this(status, code, message, data, logId, retryAfter, ErrorDetails.none());
    }

    /** A success as the platform documents it: HTTP 200 and {@code code} 0. */
    public static <T> PlatformResponse<T> success(T data, @Nullable String logId) {
        return new PlatformResponse<>(200, 0, "success", data, logId, null);
    }

    /** A documented error. */
    public static <T> PlatformResponse<T> error(int status, int code, String message, @Nullable String logId) {
        return new PlatformResponse<>(status, code, message, null, logId, null);
    }

    /**
     * The data of a proven success: HTTP 2xx, an explicit {@code code} 0, and data. Nothing else is a success.
     *
     * @param endpoint what was called, for the error's message
     * @param userIds whom the call was about; the error's message shows their ids shortened
     * @throws PlatformException of the type that tells what went wrong
     */
    public T dataOrThrow(PlatformEndpoint endpoint, List<String> userIds) {
        boolean proven = status >= 200 && status < 300 && code != null && code == 0;
        if (!proven) {
            throw PlatformException.of(rejection(endpoint, userIds), retryAfter);
        }
        if (data == null) {
            String message = "what was asked for is missing from the response";
            throw new InvalidResponseException(new PlatformError(endpoint.toString(), status, code, message, logId));
        }
        return data;
    }

    /** The same for a call that is about nobody in particular. */
    public T dataOrThrow(PlatformEndpoint endpoint) {
        return dataOrThrow(endpoint, List.of());
    }

    private PlatformError rejection(PlatformEndpoint endpoint, List<String> userIds) {
        UnaryOperator<String> masked = text -> UserIds.mask(text, userIds);
        return new PlatformError(endpoint.toString(), status, code, masked.apply(message), logId, details.map(masked));
    }

    /** Without the words and the data, which may hold a token or user ids. */
    @Override
    public String toString() {
        return "Response[status=" + status + ", code=" + code + ", logId=" + logId + ", retryAfter=" + retryAfter + "]";
    }
}
