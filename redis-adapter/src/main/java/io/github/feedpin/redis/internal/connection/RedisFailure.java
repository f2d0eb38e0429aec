package io.github.feedpin.redis.internal.connection;

import io.github.feedpin.error.LogText;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Descriptions of failures of Redis, without user names and addresses. */
public final class RedisFailure {

    private static final String MOVED = "MOVED ";

    private RedisFailure() {}

    /** Returns what failed, for messages and logs. */
    public static String describe(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof RedisFailedException known) {
            return known.message();
        }
        if (cause instanceof TimeoutException || cause instanceof RedisCommandTimeoutException) {
            return "Redis did not reply in time";
        }
        if (cause instanceof RedisConnectionException) {
            return rejectedWhileConnecting(cause)
                    .map(error -> "Redis rejected the connection: " + error)
                    .orElse("Redis cannot be reached");
        }
        if (cause instanceof RedisCommandExecutionException) {
            return "Redis rejected the command: " + LogText.of(String.valueOf(cause.getMessage()));
        }
        return "the connection to Redis failed: " + cause.getClass().getSimpleName();
    }

    /** Returns host and port of the node that has the key, if the failure names another node of a cluster. */
    public static Optional<String[]> movedTo(Throwable failure) {
        Throwable cause = unwrap(failure);
        String message = String.valueOf(cause.getMessage());
        if (!(cause instanceof RedisCommandExecutionException) || !message.startsWith(MOVED)) {
            return Optional.empty();
        }
        String address = message.substring(message.lastIndexOf(' ') + 1);
        int colon = address.lastIndexOf(':');
        return Optional.of(new String[] {address.substring(0, colon), address.substring(colon + 1)});
    }

    private static Optional<String> rejectedWhileConnecting(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisCommandExecutionException) {
                return Optional.of(LogText.of(String.valueOf(cause.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static Throwable unwrap(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
