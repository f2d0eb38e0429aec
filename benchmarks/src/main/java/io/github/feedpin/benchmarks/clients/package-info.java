/**
 * The compared clients, listed by {@link io.github.feedpin.benchmarks.clients.ClientName}. Each has enough connections
 * for the calls in flight; all other settings are its defaults.
 */
@NullMarked
package io.github.feedpin.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
