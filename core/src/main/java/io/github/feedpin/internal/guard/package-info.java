/**
 * Isolates the client from failures of application code. Entry points:
 * {@link io.github.feedpin.internal.guard.GuardedMono} for token providers, limiters and platforms,
 * {@link io.github.feedpin.internal.guard.GuardedDelivery} for subscribers, and
 * {@link io.github.feedpin.internal.guard.ApplicationCode} for listeners and other callbacks. Not part of the API. May
 * import {@code error} and {@code time}.
 */
@NullMarked
package io.github.feedpin.internal.guard;

import org.jspecify.annotations.NullMarked;
