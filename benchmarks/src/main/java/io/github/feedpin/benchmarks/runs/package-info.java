/**
 * Duration of runs under the quota, in virtual time. Entry point:
 * {@link io.github.feedpin.benchmarks.runs.RunsCommand}, which compares Feedpin with a simple
 * {@link io.github.feedpin.benchmarks.runs.TokenBucketClient}.
 */
@NullMarked
package io.github.feedpin.benchmarks.runs;

import org.jspecify.annotations.NullMarked;
