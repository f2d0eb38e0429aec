/**
 * The connection to Redis, scripts and keys. Entry point:
 * {@link io.github.feedpin.redis.internal.connection.RedisConnections}, which {@code LettuceConnections} implements.
 */
@NullMarked
package io.github.feedpin.redis.internal.connection;

import org.jspecify.annotations.NullMarked;
