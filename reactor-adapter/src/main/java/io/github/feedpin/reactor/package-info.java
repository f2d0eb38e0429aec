/**
 * The platform over HTTP, with Reactor Netty. Open {@link io.github.feedpin.reactor.ReactorNettyPlatform} first; it and its builder
 * are all there is to use.
 *
 * <p>A call flows one way: a {@code WireCall} says what is sent and what its answer holds, an {@code Exchange} carries it over the
 * wire once, the {@code AnswerReader} turns what came back into an {@link io.github.feedpin.platform.Answer}. Nothing here judges an
 * answer, repeats a call, or logs.
 *
 * <p>On each connection there is an {@code AnswerWatch}: {@code GarbledAnswers} keeps what cannot be decoded out of logs,
 * {@code SurplusAnswers} keeps answers that nobody asked for from the next call, and {@code OverdueAnswers} is the response timeout.
 *
 * <p>May import the core, Reactor, Netty and Jackson's streaming core.
 */
@NullMarked
package io.github.feedpin.reactor;

import org.jspecify.annotations.NullMarked;
