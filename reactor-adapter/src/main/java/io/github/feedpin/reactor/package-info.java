/**
 * The platform over HTTP with Reactor Netty. Entry point: {@link io.github.feedpin.reactor.ReactorNettyPlatform}, the
 * only public type besides its builder.
 *
 * <p>Exchange: {@code HttpExchange} sends a {@code WireCall} once, {@code ExchangeSubscriber} receives the result.
 * Writing and reading: {@code RequestEncoder}, {@code ResponseBody}, {@code ResponseReader} with
 * {@code ResponseDataReader}, {@code Headers}. Connection: {@code ConnectionGuards} adds the channel handlers,
 * {@code ConnectionLifetime} evicts from the pool, {@code ConnectionReset} resets. Failures: {@code TransportFailure}
 * describes them, {@code TransportCause} makes causes serializable. Nothing here judges a response, repeats a call, or
 * logs.
 *
 * <p>May import the public packages of core, Reactor, Netty and Jackson's streaming core.
 */
@NullMarked
package io.github.feedpin.reactor;

import org.jspecify.annotations.NullMarked;
