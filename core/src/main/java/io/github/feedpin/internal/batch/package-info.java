/**
 * Grouping user ids into batches: {@link io.github.feedpin.internal.batch.BatchPlanner} is the entry point. Not part of
 * the API. May import {@code batching}, {@code model}, {@code internal.guard} and {@code time}.
 */
@NullMarked
package io.github.feedpin.internal.batch;

import org.jspecify.annotations.NullMarked;
