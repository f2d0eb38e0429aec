/**
 * The record of who is pinned, and until when: {@link io.github.feedpin.pin.PinStore} is the entry point. May import
 * {@code model}, {@code error} and {@code time}.
 */
@NullMarked
package io.github.feedpin.pin;

import org.jspecify.annotations.NullMarked;
