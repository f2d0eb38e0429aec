/**
 * What the processes of an app share through Redis. Entry point: {@link io.github.feedpin.redis.FeedpinRedis}.
 *
 * <p>May import the public packages of core, Reactor, Lettuce and the {@code internal} packages of this module.
 */
@NullMarked
package io.github.feedpin.redis;

import org.jspecify.annotations.NullMarked;
