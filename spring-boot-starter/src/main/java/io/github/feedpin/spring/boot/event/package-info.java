/**
 * The endpoint that receives the events of store apps, in WebFlux and in Spring MVC. The entry point is
 * {@link io.github.feedpin.spring.boot.event.FeedpinEventAutoConfiguration}, which maps one path for each app.
 *
 * <p>May import the root package, {@code app}, {@code properties}, the event receiver, and Spring's web frameworks.
 */
@NullMarked
package io.github.feedpin.spring.boot.event;

import org.jspecify.annotations.NullMarked;
