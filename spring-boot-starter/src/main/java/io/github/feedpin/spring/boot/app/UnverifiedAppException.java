package io.github.feedpin.spring.boot.app;

import io.github.feedpin.error.LogText;

/** Thrown when startup verification obtains no access token. */
final class UnverifiedAppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnverifiedAppException(FeedpinApp app, Throwable failure) {
        super(
                "The client '" + app.name() + "' obtained no access token from "
                        + app.platform().baseUrl() + ": " + LogText.message(String.valueOf(failure.getMessage())),
                failure);
    }
}
