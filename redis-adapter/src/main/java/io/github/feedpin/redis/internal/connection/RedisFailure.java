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

    /** What precedes the arguments in the error for an unknown command. */
    private static final String ARGUMENTS = ", with args";

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

    private static Optional<String> messageOf(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(LogText.of(String.valueOf(cause.getMessage())));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the failure without the arguments of the command, which Redis quotes if it does not know the command;
     * that of AUTH is the password.
     */
    static Throwable withoutArguments(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            int arguments = message.indexOf(ARGUMENTS);
            if (cause instanceof RedisCommandExecutionException && arguments >= 0) {
                RedisException error = new RedisCommandExecutionException(message.substring(0, arguments));
                return unwrap(failure) instanceof RedisConnectionException
                        ? new RedisConnectionException("Unable to connect", error)
                        : error;
            }
        }
        return failure;
    }

    static Throwable unwrap(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
