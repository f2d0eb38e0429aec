/**
 * Keeps foreign code from harming what calls it: {@link io.github.feedpin.internal.Guarded} for what the application
 * supplies, {@link io.github.feedpin.internal.Delivery} for what receives results. Not part of the API. May import
 * {@code error} and {@code time}.
 */
@NullMarked
package io.github.feedpin.internal;

import org.jspecify.annotations.NullMarked;
