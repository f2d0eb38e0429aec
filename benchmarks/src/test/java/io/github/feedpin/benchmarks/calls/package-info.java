@NullMarked
package io.github.feedpin.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
