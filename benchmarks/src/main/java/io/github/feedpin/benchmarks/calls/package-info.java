/**
 * Cost of a call. Entry point: {@link io.github.feedpin.benchmarks.calls.CallsCommand}, which runs each client in a separate {@link io.github.feedpin.benchmarks.calls.Worker} JVM.
 */
@NullMarked
package io.github.feedpin.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
