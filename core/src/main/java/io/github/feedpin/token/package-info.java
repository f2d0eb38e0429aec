/**
 * Getting an access token and keeping it: {@link io.github.feedpin.token.TokenProvider}. May import {@code platform},
 * {@code retry}, {@code error} and {@code time}.
 */
@NullMarked
package io.github.feedpin.token;

import org.jspecify.annotations.NullMarked;
