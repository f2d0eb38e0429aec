package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClientBuilder;

/**
 * Callback interface for changing what a client is made of: a listener, a stop signal, a policy. All beans of this type
 * are applied, in their order, once for each client that Feedpin configures, and after what the properties say.
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
     * Changes {@code builder}, which holds everything that a client needs.
     *
     * @param clientName the client's name below {@code feedpin.clients}; {@code feedpinClient} for the client of the
     *     app at the top level of the properties
     * @param builder the builder of the client
     */
    void customize(String clientName, FeedpinClientBuilder builder);
}
