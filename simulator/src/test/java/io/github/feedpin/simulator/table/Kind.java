package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.CallRefusedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.PlatformUnavailableException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRefusedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnprovenAnswerException;

/** What is to blame for a failure, and how a single call tells it. */
enum Kind {
    /** The call is bad. */
    CALL(CallRefusedException.class, false, false),
    /** The app is bad. */
    APP(AppRefusedException.class, false, false),
    /** The token is bad. */
    TOKEN(TokenRefusedException.class, false, false),
    /** The moment is bad: too many calls. */
    LIMIT(RateLimitedException.class, true, false),
    /** The moment is bad: the platform fails. */
    PLATFORM(PlatformUnavailableException.class, true, true),
    /** The moment is taken to be bad: something answered that proves nothing. */
    UNPROVEN(UnprovenAnswerException.class, true, true),
    /** The moment is bad: no whole answer came. */
    NO_ANSWER(NoAnswerException.class, true, true),
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
