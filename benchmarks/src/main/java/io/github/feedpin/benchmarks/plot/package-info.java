/** Drawings for documents: {@link io.github.feedpin.benchmarks.plot.LinePlot}. */
@NullMarked
package io.github.feedpin.benchmarks.plot;

import org.jspecify.annotations.NullMarked;
