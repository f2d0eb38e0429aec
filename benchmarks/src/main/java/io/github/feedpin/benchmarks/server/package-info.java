/** The server that the clients call. Entry point: {@link io.github.feedpin.benchmarks.server.ServerProcess}. */
@NullMarked
package io.github.feedpin.benchmarks.server;

import org.jspecify.annotations.NullMarked;
