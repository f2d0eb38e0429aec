package io.github.feedpin.redis.internal.connection;

import io.github.feedpin.error.LogText;

/** Thrown when commands were not performed, or are not confirmed. */
public final class RedisFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RedisFailedException(String message) {
        super(LogText.of(message, LogText.MAX_MESSAGE_LENGTH), null, false, false);
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
