package io.github.feedpin.event;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Stores tickets. A write goes on if the sender hangs up, or if it takes longer than a response may. */
final class TicketWriter {

    /** The platform waits 3 seconds for a response, and repeats a push without one. */
    static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final AppTicketStore tickets;
    private final TimeSource time;

    TicketWriter(AppTicketStore tickets, TimeSource time) {
        this.tickets = tickets;
        this.time = time;
    }

    /**
     * Completes when the ticket is stored; fails with {@link RejectedPushException} if it could not be stored, or not
     * within two seconds.
     */
    Mono<Void> write(AppTicket ticket) {
        return Mono.defer(() -> Mono.fromFuture(start(ticket), true)
                .timeout(MAX_WAIT, time.scheduler())
                .onErrorMap(TicketWriter::notStored));
    }

    private CompletableFuture<@Nullable Void> start(AppTicket ticket) {
        try {
            return tickets.add(ticket).toFuture();
        } catch (Throwable failure) {
            // Errors that Reactor treats as fatal must not leave the push without a response.
            throw notStored(failure);
        }
    }

    private static RejectedPushException notStored(Throwable failure) {
        return failure instanceof RejectedPushException rejected
                ? rejected
                : new RejectedPushException(Rejection.NOT_STORED, failure);
    }
}
