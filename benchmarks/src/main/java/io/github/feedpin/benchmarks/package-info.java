/**
 * Benchmarks of Feedpin and of other clients. Entry point: {@link io.github.feedpin.benchmarks.BenchmarksCommand},
 * whose subcommands have a package each. {@code clients} contains the compared clients, {@code server} the server that
 * they call, and {@code harness} what the commands share.
 */
@NullMarked
package io.github.feedpin.benchmarks;

import org.jspecify.annotations.NullMarked;
