/**
 * A stand-in for the platform that enforces its rules, for tests and demonstrations. Open
 * {@link io.github.feedpin.simulator.PlatformSimulator} first.
 *
 * <p>May import the {@code platform}, {@code model} and {@code time} of the core.
 */
@NullMarked
package io.github.feedpin.simulator;

import org.jspecify.annotations.NullMarked;
