package io.github.feedpin.cli;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;

/** Strategy interface for creating the client of a run, for one app, tenant and chat. */
@FunctionalInterface
interface ClientFactory {

    /**
     * Creates the client.
     *
     * @param builder has all settings except the app
     */
    FeedpinClient create(FeedpinClientBuilder builder);
}
