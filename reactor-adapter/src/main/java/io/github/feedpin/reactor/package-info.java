/**
 * {@link io.github.feedpin.platform.FeedpinPlatform} over HTTP with Reactor Netty. Entry point:
 * {@link io.github.feedpin.reactor.ReactorNettyPlatform}; it and its builder are the public types.
 *
 * <p>The other types, by concern:
 *
 * <ul>
 *   <li>exchange: {@code WireCall} is one kind of call, {@code HttpExchange} and {@code ExchangeSubscriber} send it once
 *   <li>writing and reading: {@code RequestEncoder}, {@code Headers}; {@code ResponseBody}, {@code ResponseReader} and
 *       {@code ResponseData}, {@code Json…}
 *   <li>connection: {@code ConnectionLifetime} evicts from the pool, {@code ConnectionReset} resets, {@code
 *       ConnectionGuards} adds the channel handlers, {@code Shared…} and {@code ProxyTunnel} adapt Reactor Netty
 *   <li>failures: {@code TransportFailure}, {@code TlsFailure} and {@code ProxyFailure} describe them, {@code
 *       TransportCause} keeps the cause serializable
 * </ul>
 *
 * <p>A call is not judged, repeated or logged here. May import the core without its internal packages, Reactor, Netty
 * and Jackson's streaming core.
 */
@NullMarked
package io.github.feedpin.reactor;

import org.jspecify.annotations.NullMarked;
