/**
 * The rate control against simulated platforms and networks, in virtual time. The real client and the real limiter run;
 * {@link io.github.feedpin.simulation.SimulatedPlatform} is the other side,
 * {@link io.github.feedpin.simulation.Simulation} one run.
 */
@NullMarked
package io.github.feedpin.simulation;

import org.jspecify.annotations.NullMarked;
