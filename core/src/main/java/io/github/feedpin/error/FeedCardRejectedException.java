package io.github.feedpin.error;

/**
 * Thrown when the platform rejected a group chat, because the bot is not in it. Other chats are not affected. The
 * platform did not act. Not retryable; every further call for this chat would be rejected as well.
 */
public final class FeedCardRejectedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    FeedCardRejectedException(PlatformError error) {
        super(error, null, FailureScope.FEED_CARD, false);
    }
}
