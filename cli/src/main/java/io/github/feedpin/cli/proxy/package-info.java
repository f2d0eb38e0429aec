/**
 * The proxy that calls go through: which one, and how. Open {@link io.github.feedpin.cli.proxy.ProxyResolver} first.
 * The one package that configures the platform adapter's HTTP client.
 */
@NullMarked
package io.github.feedpin.cli.proxy;

import org.jspecify.annotations.NullMarked;
