package io.github.feedpin.redis;

import io.github.feedpin.error.LogText;

/** Thrown when an exchange did not take place, or is not confirmed. */
final class ExchangeFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExchangeFailedException(String message) {
        super(LogText.of(message, LogText.MAX_MESSAGE_LENGTH), null, false, false);
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
