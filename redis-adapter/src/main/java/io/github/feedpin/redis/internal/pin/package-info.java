/**
 * The record of pins that processes share. Entry point: {@link io.github.feedpin.redis.internal.pin.RedisPinStore}.
 *
 * <p>Each method runs the script {@code pins.lua}, through a {@code PinScript}, which is atomic; a {@code StoreClock}
 * knows the time of the store, and {@code PinBegins} undoes a begin that failed.
 *
 * <p>May import {@code internal.connection} and the public packages of core.
 */
@NullMarked
package io.github.feedpin.redis.internal.pin;

import org.jspecify.annotations.NullMarked;
