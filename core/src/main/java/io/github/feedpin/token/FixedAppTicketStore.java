package io.github.feedpin.token;

import io.github.feedpin.platform.AppTicket;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** Store of one ticket, to which none can be added. */
final class FixedAppTicketStore implements AppTicketStore {

    private final AppTicket ticket;
    private final AtomicBoolean resendClaimed = new AtomicBoolean();

    FixedAppTicketStore(AppTicket ticket) {
        this.ticket = ticket;
    }

    @Override
    public Mono<Void> add(AppTicket added) {
        return Mono.error(() -> new UnsupportedOperationException("The app ticket of this store is fixed"));
    }

    /** Returns the ticket even if it seems to have expired, since the platform decides. */
    @Override
    public Mono<List<AppTicket>> tickets() {
        return Mono.just(List.of(ticket));
    }

    /** Returns true once. */
    @Override
    public Mono<Boolean> claimResend() {
        return Mono.fromSupplier(() -> resendClaimed.compareAndSet(false, true));
    }

    @Override
    public boolean receivesTickets() {
        return false;
    }
}
