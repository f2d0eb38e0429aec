package io.github.feedpin.platform;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.LogText;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.UserIds;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Response of the platform, before it is known whether it is a success.
 *
 * @param <T> the type of the data; {@link Void} for an endpoint without data
 * @param status the HTTP status
 * @param code the {@code code} of the body; null if the body is no JSON object, or has no integer there
 * @param message the {@code msg} of the body, or a short excerpt of an unreadable body; may be empty
 * @param data the data of the body; null if there are none
 * @param logId the platform's id of the call; null if there was none
 * @param retryAfter the wait that the platform asks for; null if it asks for none
 * @param details the details of an error; empty for a success
 */
public record PlatformResponse<T>(
        int status,
        @Nullable Integer code,
        String message,
        @Nullable T data,
        @Nullable String logId,
        @Nullable Duration retryAfter,
        ErrorDetails details) {

    /**
     * Creates a response with texts that are {@linkplain LogText#of(String) safe} to log.
     *
     * @param status the HTTP status
     * @param code the {@code code} of the body; null if there is none
     * @param message the {@code msg} of the body; shortened if it is long
     * @param data the data of the body; null if there are none
     * @param logId the platform's id of the call; null if there is none
     * @param retryAfter the wait that the platform asks for; null if it asks for none
     * @param details {@linkplain ErrorDetails#none() empty} for a success
     */
    public PlatformResponse {
        message = LogText.of(message);
        logId = LogText.orNull(logId);
    }

    /**
     * Creates a response without details.
     *
     * @param status the HTTP status
     * @param code the {@code code} of the body; null if there is none
     * @param message the {@code msg} of the body; may be empty
     * @param data the data of the body; null if there are none
     * @param logId the platform's id of the call; null if there is none
     * @param retryAfter the wait that the platform asks for; null if it asks for none
     */
    public PlatformResponse(
            int status,
            @Nullable Integer code,
            String message,
            @Nullable T data,
            @Nullable String logId,
            @Nullable Duration retryAfter) {
        this(status, code, message, data, logId, retryAfter, ErrorDetails.none());
    }

    /**
     * Creates a success as the platform documents it: HTTP 200 and {@code code} 0.
     *
     * @param <T> the type of the data
     * @param data the data of the body
     * @param logId the platform's id of the call; null if there is none
     * @return a response with these data
     */
    public static <T> PlatformResponse<T> success(T data, @Nullable String logId) {
        return new PlatformResponse<>(200, 0, "success", data, logId, null);
    }

    /**
     * Creates an error without data.
     *
     * @param <T> the type of the data that a success would have
     * @param status the HTTP status
     * @param code the {@code code} of the body
     * @param message the {@code msg} of the body; may be empty
     * @param logId the platform's id of the call; null if there is none
     * @return a response with this code
     */
    public static <T> PlatformResponse<T> error(int status, int code, String message, @Nullable String logId) {
        return new PlatformResponse<>(status, code, message, null, logId, null);
    }

    /**
     * {@return the data of a success: HTTP 2xx, an explicit {@code code} 0, and data} Anything else is not successful.
     *
     * @param endpoint the endpoint, which the message of the exception names
     * @param userIds the users of the call, whose ids are shortened in the message
     * @param appType the type of the app, which decides whether a failure affects the app or one tenant of it
     * @throws PlatformException of the type of the failure
     */
    public T dataOrThrow(PlatformEndpoint endpoint, List<String> userIds, AppType appType) {
        requireSuccess(endpoint, userIds, appType);
        if (data == null) {
            String message = "the data are missing from the response";
            throw new InvalidResponseException(new PlatformError(endpoint.toString(), status, code, message, logId));
        }
        return data;
    }

    /**
     * {@return the data of a successful call of a self-built app}
     *
     * @param endpoint the endpoint, which the message of the exception names
     * @param userIds the users of the call, whose ids are shortened in the message
     * @throws PlatformException of the type of the failure
     */
    public T dataOrThrow(PlatformEndpoint endpoint, List<String> userIds) {
        return dataOrThrow(endpoint, userIds, AppType.SELF_BUILT);
    }

    /**
     * {@return the data of a success of a call without users}
     *
     * @param endpoint the endpoint, which the message of the exception names
     * @throws PlatformException of the type of the failure
     */
    public T dataOrThrow(PlatformEndpoint endpoint) {
        return dataOrThrow(endpoint, List.of());
    }

    /**
     * Requires a success, with or without data, of a call without users.
     *
     * @param endpoint the endpoint, which the message of the exception names
     * @throws PlatformException of the type of the failure
     */
    public void requireSuccess(PlatformEndpoint endpoint) {
        requireSuccess(endpoint, List.of(), AppType.SELF_BUILT);
    }

    private void requireSuccess(PlatformEndpoint endpoint, List<String> userIds, AppType appType) {
        boolean successful = status >= 200 && status < 300 && code != null && code == 0;
        if (!successful) {
            throw PlatformException.of(rejection(endpoint, userIds), retryAfter, narrowerScopes(endpoint, appType));
        }
    }

    private static Set<FailureScope> narrowerScopes(PlatformEndpoint endpoint, AppType appType) {
        Set<FailureScope> scopes = EnumSet.noneOf(FailureScope.class);
        if (appType == AppType.STORE || endpoint == PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN) {
            scopes.add(FailureScope.TENANT);
        }
        if (endpoint == PlatformEndpoint.SET_CHAT_TIME_SENSITIVE) {
            scopes.add(FailureScope.FEED_CARD);
        }
        return scopes;
    }

    private PlatformError rejection(PlatformEndpoint endpoint, List<String> userIds) {
        UnaryOperator<String> masked = text -> UserIds.mask(text, userIds);
        return new PlatformError(endpoint.toString(), status, code, masked.apply(message), logId, details.map(masked));
    }

    /** Omits the message and the data, which may contain a token or user ids. */
    @Override
    public String toString() {
        return "Response[status=" + status + ", code=" + code + ", logId=" + logId + ", retryAfter=" + retryAfter + "]";
    }
}
