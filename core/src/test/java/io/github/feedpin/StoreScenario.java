package io.github.feedpin;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The tenants of a store app on a scripted platform, in virtual time and with a constant jitter. */
final class StoreScenario {

    static final StoreApp APP = AppCredentials.storeApp("cli_store", "secret-of-the-store-app");
    static final TenantKey ONE = new TenantKey("one");
    static final TenantKey OTHER = new TenantKey("other");

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final CountingScheduler timers = new CountingScheduler(clock);
    final TimeSource time = TimeSource.of(timers);
    final StorePlatform platform = new StorePlatform();
    final AppTicketStore tickets = AppTicketStore.inMemory(time);
    private final Random jitter = new Random(1);

    FeedpinClientBuilder builder() {
        return FeedpinClient.builder(platform).timeSource(time).jitter(jitter::nextDouble);
    }

    FeedpinTenants tenants() {
        return builder().buildTenants(APP, tickets);
    }

    /** Tenants of an app that has received one ticket. */
    FeedpinTenants tenantsWithTicket() {
        push("ticket-1");
        return tenants();
    }

    /** A ticket that the platform sends now arrives. */
    void push(String ticket) {
        push(ticket, time.now());
    }

    void push(String ticket, Instant sentAt) {
        tickets.add(new AppTicket(ticket, sentAt)).subscribe();
    }

    <T> T await(Mono<T> mono) {
        return Scenario.await(mono, clock);
    }

    void advance(Duration duration) {
        clock.advanceTimeBy(duration);
    }

    static List<String> users(TenantKey tenant, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "ou_" + tenant + "_" + Scenario.sixDigits(i))
                .toList();
    }
}
