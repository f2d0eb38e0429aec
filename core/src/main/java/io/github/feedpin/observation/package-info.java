/**
 * Observations and listeners, for metrics and traces: {@link io.github.feedpin.observation.FeedpinObservation} lists
 * the observations and their keys. May import {@code model}, {@code platform}, {@code error} and
 * {@code internal.tracing}.
 */
@NullMarked
package io.github.feedpin.observation;

import org.jspecify.annotations.NullMarked;
