/**
 * When to try again: {@link io.github.feedpin.retry.RetryPolicy} says how often and after how long,
 * {@link io.github.feedpin.retry.RetryBudget} keeps a whole run from drowning in retries. Pure decisions; whoever asks does
 * the waiting. May import {@code error}.
 */
@NullMarked
package io.github.feedpin.retry;

import org.jspecify.annotations.NullMarked;
