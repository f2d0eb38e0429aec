/**
 * Shared support of the benchmarks: child JVMs, statistics and Markdown tables. Entry point: {@link io.github.feedpin.benchmarks.harness.Jvm}, which starts a child JVM. Does not depend on what is measured.
 */
@NullMarked
package io.github.feedpin.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
