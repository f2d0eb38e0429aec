/**
 * The app behind a client: its platform, access tokens and quota, and their verification at startup. The entry point is
 * {@link io.github.feedpin.spring.boot.app.FeedpinApp}, which the other packages share.
 *
 * <p>May import core.
 */
@NullMarked
package io.github.feedpin.spring.boot.app;

import org.jspecify.annotations.NullMarked;
