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

/** What is to blame for a failure, and how a single call tells it. */
enum Kind {
    /** The call is bad. */
    CALL(CallRejectedException.class, false, false),
    /** The app is bad. */
    APP(AppRejectedException.class, false, false),
    /** The token is bad. */
    TOKEN(TokenRejectedException.class, false, false),
    /** The moment is bad: too many calls. */
    LIMIT(RateLimitedException.class, true, false),
    /** The moment is bad: the platform fails. */
    PLATFORM(PlatformUnavailableException.class, true, true),
    /** The moment is taken to be bad: something answered that proves nothing. */
    UNPROVEN(InvalidResponseException.class, true, true),
    /** The moment is bad: no whole response came. */
    NO_ANSWER(NoResponseException.class, true, true),
    /** The moment is bad: no token is to be had. */
    NO_TOKEN(TokenUnavailableException.class, true, false);

    private final Class<? extends FeedpinException> exception;
    private final boolean retryable;
    private final boolean mayHaveActed;

    Kind(Class<? extends FeedpinException> exception, boolean retryable, boolean mayHaveActed) {
        this.exception = exception;
        this.retryable = retryable;
        this.mayHaveActed = mayHaveActed;
    }

    void assertToldBy(FeedpinException failure) {
        assertThat(failure).isExactlyInstanceOf(exception);
        assertThat(failure.retryable()).as("retryable").isEqualTo(retryable);
        assertThat(failure.mayHaveActed()).as("may have acted").isEqualTo(mayHaveActed);
    }
}
