/**
 * Random runs for thousands of users against a platform with random faults, in virtual time.
 * {@link io.github.feedpin.simulator.chaos.ChaosTest} is the entry point: a seed draws a
 * {@link io.github.feedpin.simulator.chaos.ScenarioPlan}, a {@link io.github.feedpin.simulator.chaos.ChaosScenario}
 * runs it, and {@link io.github.feedpin.simulator.chaos.ResultCheck} compares what the client, the platform and the
 * {@link io.github.feedpin.simulator.chaos.RecordingPlatform} between them report.
 *
 * <p>{@link io.github.feedpin.simulator.chaos.TenantsChaosTest} does the same for twenty tenants of a store app at
 * once.
 */
@NullMarked
package io.github.feedpin.simulator.chaos;

import org.jspecify.annotations.NullMarked;
