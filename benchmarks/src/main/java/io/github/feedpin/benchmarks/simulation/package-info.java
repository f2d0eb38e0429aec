/**
 * The simulated platform behind a network, in virtual time: {@link io.github.feedpin.benchmarks.simulation.Simulation}
 * is both, and the clock that they go by. Hours pass in seconds, and the same seed gives the same figures.
 */
@NullMarked
package io.github.feedpin.benchmarks.simulation;

import org.jspecify.annotations.NullMarked;
