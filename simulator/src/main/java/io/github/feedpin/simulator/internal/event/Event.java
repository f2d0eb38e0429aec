package io.github.feedpin.simulator.internal.event;

import io.github.feedpin.model.TenantKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event of a store app, without its envelope.
 *
 * @param type for instance {@code app_ticket}
 * @param tenantKey the tenant that it concerns; null if it concerns none
 * @param fields more fields of the event
 * @param sentAt when it was first sent; null for the time of its first push
 * @param schema2 whether it has the envelope of schema 2.0
 */
public record Event(
        String type,
        @Nullable TenantKey tenantKey,
        Map<String, String> fields,
        @Nullable Instant sentAt,
        boolean schema2) {

    public Event {
        fields = Map.copyOf(fields);
    }

    public Event inSchema2() {
        return new Event(type, tenantKey, fields, sentAt, true);
    }

    /** Never shows the fields, one of which may be a ticket. */
    @Override
    public String toString() {
        return "Event[type=" + type + ", tenantKey=" + tenantKey + "]";
    }
}
