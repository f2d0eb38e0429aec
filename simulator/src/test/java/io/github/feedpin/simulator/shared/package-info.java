/** The contracts of what processes share, for the implementations in memory. */
@NullMarked
package io.github.feedpin.simulator.shared;

import org.jspecify.annotations.NullMarked;
