/**
 * Observations in progress; {@link io.github.feedpin.internal.tracing.ActiveObservation} is the entry point. Not part
 * of the API. May import {@code internal.guard}.
 */
@NullMarked
package io.github.feedpin.internal.tracing;

import org.jspecify.annotations.NullMarked;
