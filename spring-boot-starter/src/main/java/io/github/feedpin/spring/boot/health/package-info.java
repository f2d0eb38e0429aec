/**
 * The health of each app, for Spring Boot's health endpoint. The entry point is
 * {@link io.github.feedpin.spring.boot.health.FeedpinHealthAutoConfiguration}, which contributes it.
 *
 * <p>May import the root package, {@code app}, {@code metrics} and Spring Boot's health.
 */
@NullMarked
package io.github.feedpin.spring.boot.health;

import org.jspecify.annotations.NullMarked;
