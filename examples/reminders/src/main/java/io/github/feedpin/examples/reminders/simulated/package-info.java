/**
 * Simulated platform and users, used if there are no credentials.
 * {@link io.github.feedpin.examples.reminders.simulated.SimulatorConfiguration} is the entry point. No other package
 * depends on this one.
 */
@NullMarked
package io.github.feedpin.examples.reminders.simulated;

import org.jspecify.annotations.NullMarked;
