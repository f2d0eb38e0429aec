/**
 * Pushes events of a store app to its receiver; {@link io.github.feedpin.simulator.internal.event.EventSender} is the
 * entry point. Not part of the API. May import {@code internal.response}, the {@code model} and {@code time} of the
 * core, and Jackson.
 */
@NullMarked
package io.github.feedpin.simulator.internal.event;

import org.jspecify.annotations.NullMarked;
