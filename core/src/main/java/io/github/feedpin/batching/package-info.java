/**
 * From user ids to batches: {@link io.github.feedpin.batching.BatchingPolicy} says how large and how long to wait,
 * {@link io.github.feedpin.batching.BatchPlanner} cuts a stream of ids accordingly. May import {@code model} and {@code time}.
 */
@NullMarked
package io.github.feedpin.batching;

import org.jspecify.annotations.NullMarked;
