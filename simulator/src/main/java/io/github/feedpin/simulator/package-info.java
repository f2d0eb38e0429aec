/**
 * A simulator of the platform that enforces its rules, for tests and demonstrations.
 * {@link io.github.feedpin.simulator.PlatformSimulator} is the entry point.
 *
 * <p>A {@link io.github.feedpin.simulator.FaultScript} defines which {@link io.github.feedpin.simulator.Fault} is
 * injected under which condition, the {@link io.github.feedpin.simulator.FaultTrigger}.
 *
 * <p>A {@link io.github.feedpin.simulator.SimulatedStoreApp} has tenants, and pushes
 * {@linkplain io.github.feedpin.simulator.SimulatedEvent events} to a URL or a
 * {@link io.github.feedpin.simulator.PushHandler}.
 *
 * <p>Two transports share one engine: in memory, as a {@link io.github.feedpin.platform.FeedpinPlatform}, and over
 * HTTP, as a {@link io.github.feedpin.simulator.SimulatorServer}. A transport only translates: a request comes in, half
 * the round trip passes, the engine decides, the other half passes, the response goes out. Rules and faults are applied
 * in the engine, which produces the bytes of a response, so both transports behave alike; the one in memory reads these
 * bytes as an adapter would.
 *
 * <p>May import {@code internal}, the {@code platform}, {@code model}, {@code error} and {@code time} of the core, and
 * Reactor Netty.
 */
@NullMarked
package io.github.feedpin.simulator;

import org.jspecify.annotations.NullMarked;
