/**
 * Access tokens: {@link io.github.feedpin.token.TokenProvider} is the entry point, and for store apps
 * {@link io.github.feedpin.token.StoreAppTokens}; processes share tokens through a
 * {@link io.github.feedpin.token.TokenStore}. May import {@code model}, {@code platform}, {@code error}, {@code time},
 * {@code internal.guard} and {@code internal.retry}.
 */
@NullMarked
package io.github.feedpin.token;

import org.jspecify.annotations.NullMarked;
