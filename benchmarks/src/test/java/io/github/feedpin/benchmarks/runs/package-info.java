@NullMarked
package io.github.feedpin.benchmarks.runs;

import org.jspecify.annotations.NullMarked;
