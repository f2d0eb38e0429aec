/**
 * The platform over HTTP, with Reactor Netty. Open {@link io.github.feedpin.reactor.ReactorNettyPlatform} first; it and
 * its builder are all there is to use.
 *
 * <p>A call flows one way: a {@code WireCall} says what is sent and what its response holds, an {@code HttpExchange}
 * carries it over the wire once, the {@code ResponseReader} turns what came back into an
 * {@link io.github.feedpin.platform.PlatformResponse}. Nothing here judges an response, repeats a call, or logs.
 *
 * <p>On each connection there is an {@code ConnectionGuards}. {@code UnexpectedResponseHandler} and
 * {@code UnexpectedBytesHandler} skip interim responses, and keep what was not asked for from the next call;
 * {@code ContentEncodingHandler} inflates, {@code DecoderFailureHandler} keeps what cannot be decoded out of logs,
 * {@code ResponseTimeoutHandler} is the response timeout. {@code ConnectionLifetime} decides which connections stay in
 * the pool, {@code ConnectionReset} gives one up whose call is given up. {@code TransportFailure} says what happened,
 * {@code TransportCause} keeps its cause serializable.
 *
 * <p>May import the core, Reactor, Netty and Jackson's streaming core.
 */
@NullMarked
package io.github.feedpin.reactor;

import org.jspecify.annotations.NullMarked;
