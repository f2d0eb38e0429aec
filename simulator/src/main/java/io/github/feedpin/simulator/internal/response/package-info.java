/**
 * Responses as they go over the wire, and their JSON;
 * {@link io.github.feedpin.simulator.internal.response.WireResponse} is the entry point. Not part of the API. May
 * import the {@code error} package of the core and Jackson.
 */
@NullMarked
package io.github.feedpin.simulator.internal.response;

import org.jspecify.annotations.NullMarked;
