/**
 * What an operator sees while a run goes on. Open {@link io.github.feedpin.cli.progress.Progress} first;
 * {@link io.github.feedpin.cli.progress.Pace} says how fast a run can be at best.
 */
@NullMarked
package io.github.feedpin.cli.progress;

import org.jspecify.annotations.NullMarked;
