/**
 * The shutdown of clients with the application context. The entry point is
 * {@link io.github.feedpin.spring.boot.shutdown.ShutdownConfiguration}, which defines its phases and the destruction of
 * clients.
 *
 * <p>May import core, the adapter and {@code app}.
 */
@NullMarked
package io.github.feedpin.spring.boot.shutdown;

import org.jspecify.annotations.NullMarked;
