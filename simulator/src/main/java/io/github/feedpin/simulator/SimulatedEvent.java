package io.github.feedpin.simulator;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.simulator.internal.event.Event;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event that a {@link SimulatedStoreApp} pushes. Immutable. */
public final class SimulatedEvent {

    private final Event event;

    private SimulatedEvent(Event event) {
        this.event = event;
    }

    /**
     * {@return an event with a ticket, which was sent first when the ticket was issued}
     *
     * @param ticket the ticket, for instance an old one
     */
    public static SimulatedEvent ticket(AppTicket ticket) {
        return new SimulatedEvent(
                new Event("app_ticket", null, Map.of("app_ticket", ticket.value()), ticket.sentAt(), false));
    }

    /**
     * {@return the event that the app was opened in a tenant for the first time}
     *
     * @param tenantKey the key of the tenant
     */
    public static SimulatedEvent appOpened(TenantKey tenantKey) {
        return of("app_open", tenantKey, Map.of());
    }

    /**
     * {@return the event that the app was started or stopped in a tenant}
     *
     * @param tenantKey the key of the tenant
     * @param status {@code start_by_tenant}, {@code stop_by_tenant}, {@code stop_by_platform}, or any other
     */
    public static SimulatedEvent appStatusChanged(TenantKey tenantKey, String status) {
        return of("app_status_change", tenantKey, Map.of("status", status));
    }

    /**
     * {@return the event that a tenant has uninstalled the app}
     *
     * @param tenantKey the key of the tenant
     */
    public static SimulatedEvent appUninstalled(TenantKey tenantKey) {
        return of("app_uninstalled", tenantKey, Map.of());
    }

    /**
     * {@return an event of any type}
     *
     * @param type the type, for instance {@code im.message.receive_v1}
     * @param tenantKey the tenant that it concerns; null if it concerns none
     * @param fields more fields of the event, which are copied
     */
    public static SimulatedEvent of(String type, @Nullable TenantKey tenantKey, Map<String, String> fields) {
        Objects.requireNonNull(type, "type");
        return new SimulatedEvent(new Event(type, tenantKey, fields, null, false));
    }

    /** {@return the same event, in the envelope of schema 2.0 instead of the first one} */
    public SimulatedEvent inSchema2() {
        return new SimulatedEvent(event.inSchema2());
    }

    Event event() {
        return event;
    }

    /** Shows the type and the tenant; never a ticket. */
    @Override
    public String toString() {
        return "Simulated" + event;
    }
}
