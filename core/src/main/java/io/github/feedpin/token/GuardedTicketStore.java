package io.github.feedpin.token;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Decorates a ticket store so that it terminates in time, and fails only because no token can be obtained. */
final class GuardedTicketStore {

    private static final String STORE = "The app ticket store";

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final AppTicketStore store;
    private final TimeSource time;

    GuardedTicketStore(AppTicketStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    Mono<List<AppTicket>> tickets() {
        return guarded(store::tickets);
    }

    Mono<Boolean> claimResend() {
        return guarded(store::claimResend);
    }

    boolean receivesTickets() {
        return ApplicationCode.call(STORE, store::receivesTickets, true);
    }

    private <T> Mono<T> guarded(Supplier<Mono<T>> source) {
        return GuardedMono.of(source, GuardedTicketStore::failure, GuardedTicketStore::silence, time, LONGEST);
    }

    private static FeedpinException failure(Throwable failure) {
        return new TokenUnavailableException(
                failure instanceof FeedpinException known
                        ? known
                        : new UnreachableException(
                                STORE + " failed: " + failure.getClass().getName(), failure));
    }

    private static FeedpinException silence() {
        return new UnreachableException(STORE + " gave no response within " + LONGEST.toSeconds() + " s", null);
    }
}
