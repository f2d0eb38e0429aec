/**
 * The platform over HTTP, with Reactor Netty. Open {@link io.github.feedpin.reactor.ReactorNettyPlatform} first; it and its builder
 * are all there is to use.
 *
 * <p>A call flows one way: a {@code WireCall} says what is sent and what its answer holds, an {@code Exchange} carries it over the
 * wire once, the {@code AnswerReader} turns what came back into an {@link io.github.feedpin.platform.Answer}. Nothing here judges an
 * answer, repeats a call, or logs.
 *
 * <p>On each connection there is an {@code AnswerWatch}. {@code SurplusAnswers} and {@code UnexpectedBytesHandler} skip
 * interim responses, and keep what was not asked for from the next call; {@code ContentEncodingHandler} inflates,
 * {@code GarbledAnswers} keeps what cannot be decoded out of logs, {@code OverdueAnswers} is the response timeout.
 * {@code ConnectionLifetime} decides which connections stay in the pool, {@code ConnectionReset} gives one up whose
 * call is given up. {@code TransportFailure} says what happened, {@code TransportCause} keeps its cause serializable.
 *
 * <p>May import the core, Reactor, Netty and Jackson's streaming core.
 */
@NullMarked
package io.github.feedpin.reactor;

import org.jspecify.annotations.NullMarked;
