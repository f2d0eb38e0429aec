/**
 * The meters of clients in a registry of Micrometer. The entry point is
 * {@link io.github.feedpin.spring.boot.metrics.FeedpinMeter}, which lists their names, types and tags.
 *
 * <p>May import core and Micrometer.
 */
@NullMarked
package io.github.feedpin.spring.boot.metrics;

import org.jspecify.annotations.NullMarked;
