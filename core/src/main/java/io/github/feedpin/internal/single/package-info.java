/**
 * Requests for one user each, which share calls; {@link io.github.feedpin.internal.single.SingleRequestBatchers} is the
 * entry point. Not part of the API. May import {@code internal.run}, {@code internal.call}, {@code internal.release},
 * {@code internal.guard}, {@code pin}, {@code batching}, {@code model}, {@code error}, {@code quota} and {@code time}.
 */
@NullMarked
package io.github.feedpin.internal.single;

import org.jspecify.annotations.NullMarked;
