/**
 * The app behind a client: its platform, access tokens and quota, and their verification at startup; for a store app,
 * its tickets, tenants and events; what its processes share, and the releasers of its pins. The entry points are
 * {@link io.github.feedpin.spring.boot.app.FeedpinApp} and {@link io.github.feedpin.spring.boot.app.FeedpinStoreApp},
 * which the other packages share.
 *
 * <p>May import core.
 */
@NullMarked
package io.github.feedpin.spring.boot.app;

import org.jspecify.annotations.NullMarked;
