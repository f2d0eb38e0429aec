package io.github.feedpin.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a store app has no app ticket that the platform accepts: it has asked the platform to push one, which
 * takes up to 2 minutes. The call was not sent and the platform did not act. Retryable.
 */
public final class TicketPendingException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    private final @Nullable PlatformError rejection;

    /**
     * Creates an exception for a request that waited for a ticket in vain.
     *
     * @param rejection the rejection of the last ticket; null if there was none
     */
    public TicketPendingException(@Nullable PlatformError rejection) {
        super(
                "No valid app ticket: the platform pushes one every hour, and within 2 minutes on request, to the"
                        + " request URL of the app's events; check that it arrives there"
                        + (rejection == null ? "" : ". The last one was rejected: " + rejection.summary()),
                null,
                FailureScope.TRANSIENT,
                false);
        this.rejection = rejection;
    }

    @Override
    public Optional<PlatformError> platformError() {
        return Optional.ofNullable(rejection);
    }
}
