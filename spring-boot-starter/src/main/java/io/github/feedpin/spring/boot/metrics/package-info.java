/**
 * The meters of clients in a registry of Micrometer. Start with
 * {@link io.github.feedpin.spring.boot.metrics.FeedpinMeter}, for the names, types and tags of the meters.
 *
 * <p>May import core and Micrometer.
 */
@NullMarked
package io.github.feedpin.spring.boot.metrics;

import org.jspecify.annotations.NullMarked;
