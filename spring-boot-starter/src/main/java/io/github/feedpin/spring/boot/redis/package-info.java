/**
 * What the processes of an app share through Redis. The entry point is
 * {@link io.github.feedpin.spring.boot.redis.FeedpinRedisAutoConfiguration}.
 *
 * <p>May import the root package, {@code app}, {@code environment}, {@code properties}, the Redis adapter, Lettuce's
 * addresses and TLS options, and the connection details of Spring Boot's module for Redis.
 */
@NullMarked
package io.github.feedpin.spring.boot.redis;

import org.jspecify.annotations.NullMarked;
