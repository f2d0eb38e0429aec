/**
 * What a call costs: {@link io.github.feedpin.benchmarks.calls.CallsCommand} starts the stand-in and, round by round, a
 * JVM for each client and number of calls under way. In each a {@link io.github.feedpin.benchmarks.calls.Trial} works
 * when it is its turn, as its {@code RunningTrial} tells it, and prints its {@code Figures}; {@code CallsReport} makes
 * tables of them.
 */
@NullMarked
package io.github.feedpin.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
