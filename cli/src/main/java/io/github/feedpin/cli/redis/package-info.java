/**
 * What runs share with other processes through Redis. The entry point is
 * {@link io.github.feedpin.cli.redis.RedisChoice}.
 */
@NullMarked
package io.github.feedpin.cli.redis;

import org.jspecify.annotations.NullMarked;
