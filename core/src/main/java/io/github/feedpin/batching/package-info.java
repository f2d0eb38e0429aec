/**
 * Grouping users into calls: {@link io.github.feedpin.batching.BatchingPolicy} is the entry point. May import
 * {@code model}.
 */
@NullMarked
package io.github.feedpin.batching;

import org.jspecify.annotations.NullMarked;
