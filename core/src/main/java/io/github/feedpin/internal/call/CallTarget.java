package io.github.feedpin.internal.call;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.PlatformEndpoint;

/**
 * Where the calls of a client go.
 *
 * @param card what they pin and unpin
 * @param appType the type of the app, which decides whether a failure affects the app or one tenant of it
 */
public record CallTarget(FeedCard card, AppType appType) {

    /** Returns the target of the same app for {@code other}. */
    CallTarget withCard(FeedCard other) {
        return new CallTarget(other, appType);
    }

    /** Returns the endpoint of the calls. */
    public PlatformEndpoint endpoint() {
        return PlatformEndpoint.of(card);
    }
}
