/**
 * The properties in the environment of an application: their sources and names, their binding for each client, and the
 * resolution of their placeholders. The entry point is
 * {@link io.github.feedpin.spring.boot.environment.ClientSettings}, which contains the bound properties of one client.
 *
 * <p>May import core and {@code properties}.
 */
@NullMarked
package io.github.feedpin.spring.boot.environment;

import org.jspecify.annotations.NullMarked;
