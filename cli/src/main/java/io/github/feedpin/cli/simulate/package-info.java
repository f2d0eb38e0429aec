/**
 * The texts of the served simulator: what to set to use it, and what it records. The entry points are
 * {@link io.github.feedpin.cli.simulate.SetupText} and {@link io.github.feedpin.cli.simulate.RequestLog}.
 */
@NullMarked
package io.github.feedpin.cli.simulate;

import org.jspecify.annotations.NullMarked;
