/**
 * Keeps code that the application supplies from harming its callers:
 * {@link io.github.feedpin.internal.guard.GuardedMono} stands before token providers, limiters and platforms,
 * {@link io.github.feedpin.internal.guard.Delivery} before subscribers. Not part of the API. May import {@code error}
 * and {@code time}.
 */
@NullMarked
package io.github.feedpin.internal.guard;

import org.jspecify.annotations.NullMarked;
