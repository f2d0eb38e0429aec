@NullMarked
package io.github.feedpin.benchmarks.singles;

import org.jspecify.annotations.NullMarked;
