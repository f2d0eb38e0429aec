package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClientBuilder;

/**
 * Changes what a client is made of: a listener, a stop signal, a policy. All beans of this type are applied, in their order, once for each client
 * that Feedpin configures, and after what the properties say.
 */
@FunctionalInterface
public interface FeedpinClientCustomizer {

    /** Changes {@code builder}, which holds everything that a client needs. */
    void customize(FeedpinClientBuilder builder);
}
