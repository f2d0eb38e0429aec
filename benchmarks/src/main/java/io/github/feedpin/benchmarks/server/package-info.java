/**
 * Whom the clients call: {@link io.github.feedpin.benchmarks.server.StandIn}, in a process of its own. It costs as
 * little as it can, so that what is measured is the client.
 */
@NullMarked
package io.github.feedpin.benchmarks.server;

import org.jspecify.annotations.NullMarked;
