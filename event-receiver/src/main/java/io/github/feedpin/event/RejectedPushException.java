package io.github.feedpin.event;

import org.jspecify.annotations.Nullable;

/** Thrown when a push is not accepted. Stays within the package; has no stack trace, since strangers can provoke it. */
final class RejectedPushException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rejection rejection;

    RejectedPushException(Rejection rejection) {
        this(rejection, null);
    }

    RejectedPushException(Rejection rejection, @Nullable Throwable cause) {
        super(rejection.reason(), cause, false, false);
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
