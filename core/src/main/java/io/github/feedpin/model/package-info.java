/**
 * Requests, responses and outcomes as immutable values: {@link io.github.feedpin.model.UserOutcome} is the entry point.
 * May import {@code error}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.feedpin.model;

import org.jspecify.annotations.NullMarked;
