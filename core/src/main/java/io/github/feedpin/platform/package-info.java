/**
 * The port: what the platform can do, in our own types. An adapter implements
 * {@link io.github.feedpin.platform.FeedpinPlatform}, the type to open first; it turns calls into wire traffic and
 * back, and judges nothing but transport. May import {@code model}, {@code error} and {@code quota}.
 */
@NullMarked
package io.github.feedpin.platform;

import org.jspecify.annotations.NullMarked;
