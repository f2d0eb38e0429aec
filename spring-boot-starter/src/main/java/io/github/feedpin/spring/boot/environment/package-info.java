/**
 * The properties in the environment of an application: their sources and names, their binding for each client, and the
 * resolution of their placeholders. Start with {@link io.github.feedpin.spring.boot.environment.ClientSettings}, for
 * the properties of one client as they are bound.
 *
 * <p>May import core and {@code properties}.
 */
@NullMarked
package io.github.feedpin.spring.boot.environment;

import org.jspecify.annotations.NullMarked;
