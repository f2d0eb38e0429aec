package io.github.feedpin.spring.boot.app;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.token.AppTicketStore;
import reactor.core.publisher.Mono;

/**
 * A store app and the clients of its tenants.
 *
 * @param name the name below {@code feedpin.clients}; {@code feedpinClient} at the top level
 * @param platform the platform that the app belongs to
 * @param credentials the credentials of the app at the start
 * @param currentSecret emits the app's secret, which may have been rotated since
 * @param tickets the app's tickets
 * @param tenants the clients of its tenants
 * @param sharedQuota whether the quota of each tenant is shared with other processes
 * @param lastLogId remembers the last log id of all tenants; a listener of the clients
 */
public record FeedpinStoreApp(
        String name,
        FeedpinPlatform platform,
        StoreApp credentials,
        Mono<String> currentSecret,
        AppTicketStore tickets,
        FeedpinTenants tenants,
        boolean sharedQuota,
        LastLogId lastLogId) {}
