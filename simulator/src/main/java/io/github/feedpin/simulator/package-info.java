/**
 * A stand-in for the platform that enforces its rules, for tests and demonstrations. Open
 * {@link io.github.feedpin.simulator.PlatformSimulator} first.
 *
 * <p>What goes wrong is scripted: a {@link io.github.feedpin.simulator.FaultScript} says on which
 * {@link io.github.feedpin.simulator.FaultTrigger} which {@link io.github.feedpin.simulator.Fault} happens.
 *
 * <p>One engine behind two doors: in memory as a {@link io.github.feedpin.platform.FeedpinPlatform}, and over HTTP as a
 * {@link io.github.feedpin.simulator.SimulatorServer}. A door only translates: a request comes in, half the round trip
 * passes, the engine decides, the other half passes, the response goes out. Whatever the platform would decide is
 * decided in the engine, by its rules or by a fault, so the two cannot differ. A fault forges the very bytes of a
 * response; the memory door reads them as an adapter would.
 *
 * <p>May import the {@code platform}, {@code model}, {@code error} and {@code time} of the core, Reactor Netty and
 * Jackson.
 */
@NullMarked
package io.github.feedpin.simulator;

import org.jspecify.annotations.NullMarked;
