/**
 * A platform and people to try things out with, as long as there are no credentials for the real one. Open
 * {@link io.github.feedpin.examples.reminders.simulated.SimulatorConfiguration} first. Nothing depends on this package.
 */
@NullMarked
package io.github.feedpin.examples.reminders.simulated;

import org.jspecify.annotations.NullMarked;
