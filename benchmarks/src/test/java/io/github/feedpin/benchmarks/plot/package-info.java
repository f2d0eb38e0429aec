@NullMarked
package io.github.feedpin.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
