/**
 * The client; {@link io.github.feedpin.FeedpinClient} is the entry point of every application.
 *
 * <p>A run passes through the packages in this order: {@code internal.batch} forms batches of ids; {@code internal.run}
 * executes each batch; {@code internal.call} acquires a token and a permit of the {@code quota} and calls the
 * {@code platform}; then {@code internal.run} completes, retries or bisects the batch, and the outcomes form the
 * report. Single requests enter through {@code internal.single}. No other package depends on this one.
 */
@NullMarked
package io.github.feedpin;

import org.jspecify.annotations.NullMarked;
