package io.github.feedpin.token;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Store in the memory of this process. */
final class InMemoryAppTicketStore implements AppTicketStore {

    private final TimeSource time;
    private final AtomicReference<List<AppTicket>> tickets = new AtomicReference<>(List.of());
    private @Nullable Long nextResend;

    InMemoryAppTicketStore(TimeSource time) {
        this.time = time;
    }

    @Override
    public Mono<Void> add(AppTicket ticket) {
        return Mono.fromRunnable(() -> tickets.updateAndGet(known -> merge(known, ticket)));
    }

    /** Keeps the earlier time of a repeated ticket, which expires no later. */
    private static List<AppTicket> merge(List<AppTicket> known, AppTicket added) {
        if (known.stream().anyMatch(ticket -> ticket.value().equals(added.value()))) {
            return known;
        }
        return Stream.concat(known.stream(), Stream.of(added))
                .sorted(Comparator.comparing(AppTicket::sentAt).reversed())
                .limit(MAX_TICKETS)
                .toList();
    }

    @Override
    public Mono<List<AppTicket>> tickets() {
        return Mono.fromSupplier(() -> Objects.requireNonNull(tickets.get()).stream()
                .filter(ticket -> !ticket.isExpired(time.now()))
                .toList());
    }

    @Override
    public Mono<Boolean> claimResend() {
        return Mono.fromSupplier(this::claimNow);
    }

    private synchronized boolean claimNow() {
        long now = time.nanoTime();
        if (nextResend != null && now - nextResend < 0) {
            return false;
        }
        nextResend = now + RESEND_INTERVAL.toNanos();
        return true;
    }
}
