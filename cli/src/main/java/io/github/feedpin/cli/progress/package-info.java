/**
 * Progress of a run. The entry point is {@link io.github.feedpin.cli.progress.Progress};
 * {@link io.github.feedpin.cli.progress.RateLimits} estimates the duration.
 */
@NullMarked
package io.github.feedpin.cli.progress;

import org.jspecify.annotations.NullMarked;
