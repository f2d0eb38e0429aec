package io.github.feedpin.redis.internal.connection;

import io.github.feedpin.error.LogText;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Descriptions of failures of Redis, without names of users, keys and addresses. */
public final class RedisFailure {

    /** Parts of texts of Redis 6 to 8 and of the JDK that contain users, keys, arguments and addresses. */
    private static final Map<Pattern, String> WITHOUT_NAMES = Map.of(
            Pattern.compile("(?i)\\buser \\S+ has no permissions"), "the user has no permissions",
            Pattern.compile("to access the '.*' (key|channel)"), "to access a $1",
            Pattern.compile(",? with args beginning with:.*", Pattern.DOTALL), "",
            Pattern.compile("matching (IP address )?\\S+ found"), "matching the address found");

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
            return "Redis rejected the command: " + textOf(cause);
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
                return Optional.of(textOf(cause));
            }
        }
        return Optional.empty();
    }

    private static String textOf(Throwable error) {
        String text = String.valueOf(error.getMessage());
        if (text.startsWith("MOVED ") || text.startsWith("ASK ")) {
            return "it was redirected too often";
        }
        for (Map.Entry<Pattern, String> part : WITHOUT_NAMES.entrySet()) {
            text = part.getKey().matcher(text).replaceAll(part.getValue());
        }
        return LogText.of(text);
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
