/**
 * The properties of Feedpin: the records they are bound to, and the validation of their values. The entry point is
 * {@link io.github.feedpin.spring.boot.properties.FeedpinProperties}, which contains the properties of one client.
 *
 * <p>May import core and the adapter.
 */
@NullMarked
package io.github.feedpin.spring.boot.properties;

import org.jspecify.annotations.NullMarked;
