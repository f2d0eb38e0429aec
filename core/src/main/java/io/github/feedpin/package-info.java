/**
 * The client; {@link io.github.feedpin.FeedpinClient} is the entry point of every application.
 *
 * <p>A run takes one way: ids → {@code internal.batch} → {@code internal.run}, which for each batch has
 * {@code internal.call} get a token and a permit of the {@code quota} and call the {@code platform}; then it completes,
 * retries or bisects the batch → outcomes → report. Single requests enter by {@code internal.single}. No other package
 * depends on this one.
 */
@NullMarked
package io.github.feedpin;

import org.jspecify.annotations.NullMarked;
