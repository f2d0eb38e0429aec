/**
 * Runs of a random client against a random platform that goes wrong at random, thousands of users each, in virtual
 * time. {@link io.github.feedpin.simulator.chaos.ChaosTest} is where to begin: a seed draws a
 * {@link io.github.feedpin.simulator.chaos.Plan}, a {@link io.github.feedpin.simulator.chaos.ChaosScenario} plays it,
 * and {@link io.github.feedpin.simulator.chaos.Audit} compares what the client, the platform and the
 * {@link io.github.feedpin.simulator.chaos.RecordingPlatform} between them say about it.
 */
@NullMarked
package io.github.feedpin.simulator.chaos;

import org.jspecify.annotations.NullMarked;
