package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.AppTicket;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tickets of a store app; several are valid together. Not thread-safe; guarded by the engine. */
final class AppTickets {

    private static final long LIFETIME = AppTicket.LIFETIME.toNanos();

    private final SecretValues values;
    private final Map<String, Long> expiries = new HashMap<>();
    private final Map<String, Long> revoked = new HashMap<>();

    AppTickets(SecretValues values) {
        this.values = values;
    }

    AppTicket issue(long now, Instant sentAt) {
        expiries.values().removeIf(expiry -> expiry - now <= 0);
        revoked.values().removeIf(expiry -> expiry - now <= 0);
        AppTicket ticket = new AppTicket(values.next("ticket-"), sentAt);
        expiries.put(ticket.value(), now + LIFETIME);
        return ticket;
    }

    boolean isValid(String ticket, long now) {
        @Nullable Long expiry = expiries.get(ticket);
        return expiry != null && expiry - now > 0;
    }

    void revokeAll() {
        revoked.putAll(expiries);
        expiries.clear();
    }

    /** Makes revoked tickets valid again, until they expire. */
    void restoreRevoked() {
        expiries.putAll(revoked);
        revoked.clear();
    }
}
