/**
 * The shutdown of clients with the application context. Start with
 * {@link io.github.feedpin.spring.boot.shutdown.ShutdownConfiguration}, for its two phases and the destruction of
 * clients.
 *
 * <p>May import core, the adapter and {@code app}.
 */
@NullMarked
package io.github.feedpin.spring.boot.shutdown;

import org.jspecify.annotations.NullMarked;
