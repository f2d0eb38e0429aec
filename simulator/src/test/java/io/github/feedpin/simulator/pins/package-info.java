/**
 * Pins that end: the contract of the store in memory, the behavior of the releaser, and a model test of random
 * histories with crashes.
 */
@NullMarked
package io.github.feedpin.simulator.pins;

import org.jspecify.annotations.NullMarked;
