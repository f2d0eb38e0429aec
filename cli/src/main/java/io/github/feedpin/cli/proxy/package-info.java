/**
 * Selection of the proxy. The entry point is {@link io.github.feedpin.cli.proxy.ProxyResolver}. Only this package
 * configures the HTTP client of the platform adapter.
 */
@NullMarked
package io.github.feedpin.cli.proxy;

import org.jspecify.annotations.NullMarked;
