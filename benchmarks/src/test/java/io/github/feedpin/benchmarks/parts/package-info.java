@NullMarked
package io.github.feedpin.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
