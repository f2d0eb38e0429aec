/**
 * The compared clients. Entry point: {@link io.github.feedpin.benchmarks.clients.ClientName}, which lists them. Each has enough connections
 * for the calls in flight; all other settings are its defaults.
 */
@NullMarked
package io.github.feedpin.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
