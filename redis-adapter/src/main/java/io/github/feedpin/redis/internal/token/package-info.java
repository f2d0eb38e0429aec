/**
 * Tokens and tickets that processes share. Entry points: {@link io.github.feedpin.redis.internal.token.RedisTokenStore}
 * and {@link io.github.feedpin.redis.internal.token.RedisAppTicketStore}.
 *
 * <p>Each method of a store runs one script, which is atomic. A {@code SecretText} encrypts what is stored, if there is
 * a key.
 *
 * <p>May import {@code internal.connection} and the public packages of core.
 */
@NullMarked
package io.github.feedpin.redis.internal.token;

import org.jspecify.annotations.NullMarked;
