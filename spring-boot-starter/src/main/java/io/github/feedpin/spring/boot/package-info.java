/**
 * Feedpin in a Spring Boot application: with {@code feedpin.app-id} and {@code feedpin.app-secret} set, there is a
 * {@link io.github.feedpin.FeedpinClient} to inject. Open {@link io.github.feedpin.spring.boot.FeedpinProperties} first for what can be
 * set, and {@link io.github.feedpin.spring.boot.FeedpinAutoConfiguration} for the beans, each of which gives way to the application's own.
 *
 * <p>Of Spring, only Boot's core is needed: any kind of application will do, a web application or not.
 */
@NullMarked
package io.github.feedpin.spring.boot;

import org.jspecify.annotations.NullMarked;
