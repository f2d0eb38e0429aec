package io.github.feedpin.redis.internal.token;

/** Thrown when a stored text cannot be read. */
final class UnreadableTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableTextException(String message) {
        super(message, null, false, false);
    }
}
