@NullMarked
package io.github.feedpin.benchmarks;

import org.jspecify.annotations.NullMarked;
