/**
 * Runs of many calls under the quota, against the shortest time that it allows:
 * {@link io.github.feedpin.benchmarks.runs.RunsCommand} is the command. Feedpin and a
 * {@link io.github.feedpin.benchmarks.runs.TokenBucket} do the same {@link io.github.feedpin.benchmarks.runs.Trial}s.
 */
@NullMarked
package io.github.feedpin.benchmarks.runs;

import org.jspecify.annotations.NullMarked;
