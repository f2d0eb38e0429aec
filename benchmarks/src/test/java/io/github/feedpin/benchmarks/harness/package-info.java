@NullMarked
package io.github.feedpin.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
