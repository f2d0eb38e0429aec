package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClientBuilder;

/**
 * Callback interface for customizing a {@link FeedpinClientBuilder}, for example with a listener, a stop signal or a
 * policy. Beans of this type are called in order, once for each client that Feedpin configures, after the properties
 * have been applied.
 *
 * <pre>{@code
 * @Bean
 * FeedpinClientCustomizer auditOfHr(RunListener audit) {
 *     return (clientName, builder) -> {
 *         if (clientName.equals("hr")) {
 *             builder.listener(audit);
 *         }
 *     };
 * }
 * }</pre>
 */
@FunctionalInterface
public interface FeedpinClientCustomizer {

    /**
     * Customizes the builder, which already has everything that a client requires.
     *
     * @param clientName the client's name below {@code feedpin.clients}; {@code feedpinClient} for the client of the
     *     app at the top level of the properties
     * @param builder the builder of the client
     */
    void customize(String clientName, FeedpinClientBuilder builder);
}
