/**
 * What is observed of a client, for metrics and traces: {@link io.github.feedpin.observation.FeedpinObservation} lists
 * the observations and their keys. Contexts tell what an observation is about, conventions what it is called; both can
 * be had by handlers and conventions of the application's own. May import {@code model}, {@code platform} and
 * {@code error}, and Micrometer's observations.
 */
@NullMarked
package io.github.feedpin.observation;

import org.jspecify.annotations.NullMarked;
