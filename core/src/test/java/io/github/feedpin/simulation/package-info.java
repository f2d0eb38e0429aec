/**
 * Verifies the rate control against simulated platforms and networks, in virtual time. The real client and the real
 * limiter run; {@link io.github.feedpin.simulation.SimulatedPlatform} replaces the platform,
 * {@link io.github.feedpin.simulation.Simulation} is one run.
 */
@NullMarked
package io.github.feedpin.simulation;

import org.jspecify.annotations.NullMarked;
