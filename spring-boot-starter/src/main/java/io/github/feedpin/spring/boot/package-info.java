/**
 * Feedpin in a Spring Boot application: with {@code feedpin.app-id} and {@code feedpin.app-secret} set, there is a
 * {@link io.github.feedpin.FeedpinClient} to inject. The entry point is
 * {@link io.github.feedpin.spring.boot.FeedpinAutoConfiguration}, which lists the beans; each backs off if the
 * application defines its own. The records in {@code properties} describe the properties.
 *
 * <p>An application may define a {@link io.github.feedpin.spring.boot.FeedpinConnectionDetails} bean, and any number of
 * {@link io.github.feedpin.spring.boot.FeedpinHttpClientCustomizer} and
 * {@link io.github.feedpin.spring.boot.FeedpinClientCustomizer} beans.
 *
 * <p>Only Spring Boot's core is required; the application need not be a web application. Spring Boot's health, Spring's
 * event loops for Reactor Netty, Jackson 3, the Redis adapter, and Micrometer's registries of observations and meters
 * are used if they are present; {@link io.github.feedpin.spring.boot.metrics.FeedpinMeter} lists the meters.
 *
 * <p>May import every other package but {@code event}, {@code health}, {@code jackson} and {@code redis}.
 */
@NullMarked
package io.github.feedpin.spring.boot;

import org.jspecify.annotations.NullMarked;
