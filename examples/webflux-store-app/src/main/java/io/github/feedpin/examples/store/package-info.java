/**
 * Web application for the tenants of a store app. {@link io.github.feedpin.examples.store.StoreApplication} is the
 * entry point.
 */
@NullMarked
package io.github.feedpin.examples.store;

import org.jspecify.annotations.NullMarked;
