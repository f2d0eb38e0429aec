package io.github.feedpin.token;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Strategy interface for storing the app tickets of one store app on one platform. The platform pushes a ticket every
 * hour, late and repeatedly at times, and accepts several: so the last three are kept, in the order in which they were
 * sent. Implementations are thread-safe, and their methods lazy.
 *
 * <p>Processes that serve the same app share a store, since the platform pushes each ticket to one of them only.
 */
public interface AppTicketStore {

    /** The number of tickets that are kept. */
    int MAX_TICKETS = 3;

    /** How long after a request to resend a ticket no other request is sent; 2 minutes. */
    Duration RESEND_INTERVAL = Duration.ofMinutes(2);

    /**
     * Stores a ticket, unless it is stored already, or {@value #MAX_TICKETS} newer ones are.
     *
     * @param ticket a ticket that the platform has pushed
     * @return a {@code Mono} that completes when the ticket is stored; fails if it could not be stored
     */
    Mono<Void> add(AppTicket ticket);

    /**
     * {@return the tickets that have not expired, the newest first; an empty list if there are none} A client that
     * shares its tokens with other processes reads the tickets each time it obtains an app access token, even one that
     * another process has fetched, so that a store may keep a copy for the case that they cannot be read.
     */
    Mono<List<AppTicket>> tickets();

    /**
     * Claims the right to ask the platform for a ticket.
     *
     * @return true for one caller within {@link #RESEND_INTERVAL}, in all processes that share the store; false for
     *     others
     */
    Mono<Boolean> claimResend();

    /**
     * {@return whether tickets may be added later; true by default} If not, a client does not wait for one: it fails at
     * once when all tickets have been rejected.
     */
    default boolean receivesTickets() {
        return true;
    }

    /**
     * {@return a store in the memory of this process, which starts empty}
     *
     * @param time decides which tickets have expired
     */
    static AppTicketStore inMemory(TimeSource time) {
        return new InMemoryAppTicketStore(time);
    }

    /**
     * Creates a store of one ticket that the application obtained elsewhere, which receives no other: for programs that
     * end before one would arrive. If the platform rejects it, requests fail at once with an
     * {@link io.github.feedpin.error.AppRejectedException}, after one request to push a ticket to the app's receiver.
     *
     * @param ticket the only ticket; it is used even if it seems to have expired, since the platform decides
     * @return a store that fails to add other tickets
     */
    static AppTicketStore fixed(AppTicket ticket) {
        return new FixedAppTicketStore(Objects.requireNonNull(ticket, "ticket"));
    }
}
