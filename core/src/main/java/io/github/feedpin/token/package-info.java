/**
 * Access tokens: {@link io.github.feedpin.token.TokenProvider} is the entry point. May import {@code platform},
 * {@code error}, {@code time}, {@code internal.guard} and {@code internal.retry}.
 */
@NullMarked
package io.github.feedpin.token;

import org.jspecify.annotations.NullMarked;
