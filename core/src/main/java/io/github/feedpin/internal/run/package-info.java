/**
 * Runs: many users, many calls, one outcome for each user; {@link io.github.feedpin.internal.run.Run} is the entry
 * point. Not part of the API. May import {@code internal.call}, {@code internal.release}, {@code internal.batch},
 * {@code internal.tracing}, {@code internal.guard}, {@code internal.retry}, and all public packages but the root and
 * {@code token}.
 */
@NullMarked
package io.github.feedpin.internal.run;

import org.jspecify.annotations.NullMarked;
