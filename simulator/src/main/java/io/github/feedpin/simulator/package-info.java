/**
 * A stand-in for the platform that enforces its rules, for tests and demonstrations. Open
 * {@link io.github.feedpin.simulator.PlatformSimulator} first.
 *
 * <p>One engine behind two doors: in memory as a {@link io.github.feedpin.platform.FeedpinPlatform}, and over HTTP as a
 * {@link io.github.feedpin.simulator.SimulatorServer}. A door only translates: a request comes in, half the round trip passes, the
 * engine decides, the other half passes, the answer goes out. Whatever the platform would decide is decided in the engine, so the
 * two cannot differ.
 *
 * <p>May import the {@code platform}, {@code model}, {@code error} and {@code time} of the core, Reactor Netty and Jackson.
 */
@NullMarked
package io.github.feedpin.simulator;

import org.jspecify.annotations.NullMarked;
