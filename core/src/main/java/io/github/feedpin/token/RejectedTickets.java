package io.github.feedpin.token;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.platform.AppTicket;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The tickets that the platform has rejected last, which are not tried again. Not thread-safe. */
final class RejectedTickets {

    /** More than a store keeps, since the platform repeats a push up to 7 hours later. */
    private static final int MAX_TICKETS = 32;

    private final Deque<String> values = new ArrayDeque<>();
    private @Nullable PlatformError last;

    boolean contains(AppTicket ticket) {
        return values.contains(ticket.value());
    }

    void add(AppTicket ticket, PlatformError rejection) {
        if (values.size() == MAX_TICKETS) {
            values.removeFirst();
        }
        values.addLast(ticket.value());
        last = rejection;
    }

    /** Returns the rejection of the last ticket; null if none has been rejected. */
    @Nullable
    PlatformError last() {
        return last;
    }
}
