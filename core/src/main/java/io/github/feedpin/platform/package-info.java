/**
 * Port to the platform, implemented by adapters: {@link io.github.feedpin.platform.FeedpinPlatform} is the entry point.
 * It sends requests and returns responses without interpreting them. May import {@code model}, {@code error},
 * {@code quota} and {@code internal.guard}.
 */
@NullMarked
package io.github.feedpin.platform;

import org.jspecify.annotations.NullMarked;
