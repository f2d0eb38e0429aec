/**
 * The apparatus of all benchmarks: JVMs of their own ({@link io.github.feedpin.benchmarks.lab.Jvm}), medians and ranges
 * ({@link io.github.feedpin.benchmarks.lab.Spread}), tables and the page they are written to. Knows nothing of what is
 * measured.
 */
@NullMarked
package io.github.feedpin.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
