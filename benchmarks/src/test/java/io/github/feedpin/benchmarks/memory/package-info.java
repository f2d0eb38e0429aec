@NullMarked
package io.github.feedpin.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
