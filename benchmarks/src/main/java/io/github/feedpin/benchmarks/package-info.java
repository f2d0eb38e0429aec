/**
 * What Feedpin costs, beside what else one could use. Open {@link io.github.feedpin.benchmarks.BenchmarksCommand}
 * first: it lists the benchmarks, each a command in a package of its own. What they share is in {@code lab};
 * {@code clients} are those that are compared, and {@code server} is whom they call.
 */
@NullMarked
package io.github.feedpin.benchmarks;

import org.jspecify.annotations.NullMarked;
