/**
 * The clients that are compared, each as its users would write it:
 * {@link io.github.feedpin.benchmarks.clients.ClientName} lists them. Each is set up so that it can have as many calls
 * under way as is asked of it; all else is its default.
 */
@NullMarked
package io.github.feedpin.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
