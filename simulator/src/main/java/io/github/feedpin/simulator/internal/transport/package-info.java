/**
 * Carries requests to the engine, over HTTP and in memory;
 * {@link io.github.feedpin.simulator.internal.transport.Transports} is the entry point. A transport only translates, so
 * both behave alike. Not part of the API. May import {@code internal.engine}, {@code internal.response}, the
 * {@code platform}, {@code model}, {@code error} and {@code time} of the core, Reactor Netty and Jackson.
 */
@NullMarked
package io.github.feedpin.simulator.internal.transport;

import org.jspecify.annotations.NullMarked;
