package io.github.feedpin.token;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.platform.AppTicket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tickets that the platform has rejected last, which are not tried again for a while. Not thread-safe. */
final class RejectedTickets {

    /** More than a store keeps, since the platform repeats a push up to 7 hours later. */
    private static final int MAX_TICKETS = 32;

    /** The values, and when they were rejected in nanoseconds of the monotonic clock; the oldest first. */
    private final Map<String, Long> values = new LinkedHashMap<>();

    private @Nullable PlatformError last;

    boolean contains(AppTicket ticket) {
        return values.containsKey(ticket.value());
    }

    void add(AppTicket ticket, PlatformError rejection, long now) {
        if (values.size() == MAX_TICKETS) {
            values.remove(values.keySet().iterator().next());
        }
        values.put(ticket.value(), now);
        last = rejection;
    }

    /** Lets the tickets that were rejected before {@code time} be tried again. */
    void forgetBefore(long time) {
        values.values().removeIf(rejectedAt -> rejectedAt - time < 0);
    }

    /** Returns the rejection of the last ticket; null if none has been rejected. */
    @Nullable
    PlatformError last() {
        return last;
    }
}
