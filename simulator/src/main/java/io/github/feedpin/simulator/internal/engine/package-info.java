/**
 * Decides on each request by the rules of the platform, or by a fault;
 * {@link io.github.feedpin.simulator.internal.engine.Engine} is the entry point. Not part of the API. May import
 * {@code internal.response}, and the {@code platform}, {@code model}, {@code error} and {@code time} of the core.
 */
@NullMarked
package io.github.feedpin.simulator.internal.engine;

import org.jspecify.annotations.NullMarked;
