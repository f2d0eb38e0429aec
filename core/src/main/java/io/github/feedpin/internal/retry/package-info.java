/**
 * Backoff and the breaker for rejected apps: {@link io.github.feedpin.internal.retry.RejectionBreaker} is the entry
 * point. Not part of the API. May import {@code error} and {@code time}.
 */
@NullMarked
package io.github.feedpin.internal.retry;

import org.jspecify.annotations.NullMarked;
