package io.github.feedpin.redis.internal.connection;

import io.github.feedpin.error.LogText;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Descriptions of failures of Redis, without user names and addresses. */
public final class RedisFailure {

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
            return messageOf(cause, RedisCommandExecutionException.class)
                    .map(error -> "Redis rejected the connection: " + error)
                    .or(() -> messageOf(cause, SSLException.class).map(error -> "TLS with Redis failed: " + error))
                    .orElse("Redis cannot be reached");
        }
        if (cause instanceof RedisCommandExecutionException) {
            return "Redis rejected the command: " + LogText.of(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof IOException || cause.getClass() == RedisException.class) {
            return "the connection to Redis was lost";
        }
        return "the connection to Redis failed: " + cause.getClass().getSimpleName();
    }

    /** Returns whether Redis rejects the use of some keys only, so that the connection can be used for others. */
    static boolean concernsKeysOnly(Throwable failure) {
        Throwable cause = unwrap(failure);
        String message = String.valueOf(cause.getMessage());
        return cause instanceof RedisCommandExecutionException
                && Stream.of("WRONGTYPE", "NOPERM", "TRYAGAIN").anyMatch(message::contains);
    }

    /** Returns whether Redis has replied with an error instead of executing a command. */
    public static boolean isRejection(Throwable failure) {
        return unwrap(failure) instanceof RedisCommandExecutionException;
    }

    /** Returns whether a cluster has moved some keys of a command to another node, and not yet all. */
    public static boolean isMigration(Throwable failure) {
        return isRejection(failure)
                && String.valueOf(unwrap(failure).getMessage()).startsWith("TRYAGAIN");
    }

    private static Optional<String> messageOf(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(LogText.of(String.valueOf(cause.getMessage())));
            }
        }
        return Optional.empty();
    }

    static Throwable unwrap(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
