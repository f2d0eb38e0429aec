package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformUnavailableException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.error.TokenUnavailableException;

/** Kinds of failures, and how a call reports them. */
enum FailureKind {
    /** The request is invalid. */
    CALL(CallRejectedException.class, false, false),
    /** The app is not authorized. */
    APP(AppRejectedException.class, false, false),
    /** The token is invalid. */
    TOKEN(TokenRejectedException.class, false, false),
    /** Transient: too many calls. */
    LIMIT(RateLimitedException.class, true, false),
    /** Transient: the platform fails. */
    PLATFORM(PlatformUnavailableException.class, true, true),
    /** Taken for transient: a response that proves nothing. */
    INVALID(InvalidResponseException.class, true, true),
    /** Transient: no complete response was received. */
    NO_RESPONSE(NoResponseException.class, true, true),
    /** Transient: no token is available. */
    NO_TOKEN(TokenUnavailableException.class, true, false);

    private final Class<? extends FeedpinException> exception;
    private final boolean retryable;
    private final boolean mayHaveActed;

    FailureKind(Class<? extends FeedpinException> exception, boolean retryable, boolean mayHaveActed) {
        this.exception = exception;
        this.retryable = retryable;
        this.mayHaveActed = mayHaveActed;
    }

    void assertMatches(FeedpinException failure) {
        assertThat(failure).isExactlyInstanceOf(exception);
        assertThat(failure.isRetryable()).as("retryable").isEqualTo(retryable);
        assertThat(failure.mayHaveActed()).as("may have acted").isEqualTo(mayHaveActed);
    }
}
