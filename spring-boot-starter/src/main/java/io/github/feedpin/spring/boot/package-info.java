/**
 * Feedpin in a Spring Boot application: with {@code feedpin.app-id} and {@code feedpin.app-secret} set, there is a
 * {@link io.github.feedpin.FeedpinClient} to inject. Open
 * {@link io.github.feedpin.spring.boot.FeedpinAutoConfiguration} first for the beans, each of which gives way to the
 * application's own; {@code FeedpinProperties} and the records in it say what can be set.
 *
 * <p>An application may have a {@link io.github.feedpin.spring.boot.FeedpinConnectionDetails}, and any number of
 * {@link io.github.feedpin.spring.boot.FeedpinHttpClientCustomizer} and
 * {@link io.github.feedpin.spring.boot.FeedpinClientCustomizer}.
 *
 * <p>Of Spring, only Boot's core is needed: any kind of application will do, a web application or not. Boot's health,
 * Spring's event loops for Reactor Netty, and Micrometer's registries of observations and meters are used where they
 * are present; {@link io.github.feedpin.spring.boot.FeedpinMeter} lists the meters.
 */
@NullMarked
package io.github.feedpin.spring.boot;

import org.jspecify.annotations.NullMarked;
