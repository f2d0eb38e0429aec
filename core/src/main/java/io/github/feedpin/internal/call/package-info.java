/**
 * Individual calls: token, permit, reservation, exchange; {@link io.github.feedpin.internal.call.CallSender} is the
 * entry point. Not part of the API. May import {@code platform}, {@code token}, {@code quota}, {@code model},
 * {@code error}, {@code time}, {@code internal.guard} and {@code internal.retry}.
 */
@NullMarked
package io.github.feedpin.internal.call;

import org.jspecify.annotations.NullMarked;
