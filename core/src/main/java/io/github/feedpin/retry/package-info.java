/**
 * Retries: {@link io.github.feedpin.retry.RetryPolicy} is the entry point. May import {@code error} and
 * {@code internal.retry}.
 */
@NullMarked
package io.github.feedpin.retry;

import org.jspecify.annotations.NullMarked;
