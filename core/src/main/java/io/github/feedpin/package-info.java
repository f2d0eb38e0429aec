/**
 * The client. Open {@link io.github.feedpin.FeedpinClient} first: everything an application does begins there.
 *
 * <p>A run flows one way: ids → {@code batching} → for each batch a {@code token}, a permit of the {@code quota}, the
 * call on the {@code platform} → settled, or repeated ({@code retry}), or split → the ledger → the report. This package
 * joins those steps; none of them knows of this package.
 */
@NullMarked
package io.github.feedpin;

import org.jspecify.annotations.NullMarked;
