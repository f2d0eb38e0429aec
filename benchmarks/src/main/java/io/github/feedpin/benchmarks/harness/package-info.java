/**
 * Shared support of the benchmarks: child JVMs ({@link io.github.feedpin.benchmarks.harness.Jvm}), statistics and
 * Markdown tables. Does not depend on what is measured.
 */
@NullMarked
package io.github.feedpin.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
