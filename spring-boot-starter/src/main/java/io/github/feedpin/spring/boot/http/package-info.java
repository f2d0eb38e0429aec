/**
 * The HTTP client used to call the platform: its settings from the properties, and the event loops that Spring manages.
 * The entry point is {@link io.github.feedpin.spring.boot.http.HttpSettings}, which applies the properties.
 *
 * <p>May import {@code properties}, Reactor Netty and Spring's {@code ReactorResourceFactory}.
 */
@NullMarked
package io.github.feedpin.spring.boot.http;

import org.jspecify.annotations.NullMarked;
