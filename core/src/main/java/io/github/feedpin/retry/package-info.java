/**
 * When to try again: {@link io.github.feedpin.retry.RetryPolicy} says how often and after how long,
 * {@link io.github.feedpin.retry.RetryBudget} keeps a whole run from drowning in retries,
 * {@link io.github.feedpin.retry.RejectionBreaker} remembers that the app is rejected. Pure decisions; the caller does
 * the waiting. May import {@code error} and {@code time}.
 */
@NullMarked
package io.github.feedpin.retry;

import org.jspecify.annotations.NullMarked;
