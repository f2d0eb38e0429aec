package io.github.feedpin.event;

import io.github.feedpin.error.LogText;
import io.github.feedpin.model.TenantKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Event that the platform has pushed to an app. The platform does not promise an order: an event may arrive after a
 * later one, hours late, and repeatedly.
 */
public sealed interface AppEvent {

    /** {@return the platform's id of this event, the same for each repetition; null if the event has none} */
    @Nullable
    String id();

    /** {@return the tenant that this event concerns; null if a foreign event names none} */
    @Nullable
    TenantKey tenantKey();

    /**
     * {@return when the platform created this event; the time of receipt if the event does not say, and at most 5
     * minutes after it}
     */
    Instant createdAt();

    /**
     * A tenant opened the app for the first time.
     *
     * @param tenantKey the tenant
     * @param id the platform's id of the event; null if it has none
     * @param createdAt when the platform created the event
     */
    record AppOpened(TenantKey tenantKey, @Nullable String id, Instant createdAt) implements AppEvent {

        /**
         * Creates an event.
         *
         * @param tenantKey the tenant
         * @param id the platform's id of the event; null if it has none
         * @param createdAt when the platform created the event
         */
        public AppOpened {
            Objects.requireNonNull(tenantKey, "tenantKey");
            Objects.requireNonNull(createdAt, "createdAt");
        }

        @Override
        public String toString() {
            return "AppOpened[" + AppEvent.describe(this) + "]";
        }
    }

    /**
     * The app was enabled or disabled in a tenant.
     *
     * @param tenantKey the tenant
     * @param status the new status
     * @param id the platform's id of the event; null if it has none
     * @param createdAt when the platform created the event
     */
    record AppStatusChanged(
            TenantKey tenantKey, AppStatus status, @Nullable String id, Instant createdAt) implements AppEvent {

        /**
         * Creates an event.
         *
         * @param tenantKey the tenant
         * @param status the new status
         * @param id the platform's id of the event; null if it has none
         * @param createdAt when the platform created the event
         */
        public AppStatusChanged {
            Objects.requireNonNull(tenantKey, "tenantKey");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(createdAt, "createdAt");
        }

        @Override
        public String toString() {
            return "AppStatusChanged[status=" + status + ", " + AppEvent.describe(this) + "]";
        }
    }

    /**
     * A tenant uninstalled the app.
     *
     * @param tenantKey the tenant
     * @param id the platform's id of the event; null if it has none
     * @param createdAt when the platform created the event
     */
    record AppUninstalled(TenantKey tenantKey, @Nullable String id, Instant createdAt) implements AppEvent {

        /**
         * Creates an event.
         *
         * @param tenantKey the tenant
         * @param id the platform's id of the event; null if it has none
         * @param createdAt when the platform created the event
         */
        public AppUninstalled {
            Objects.requireNonNull(tenantKey, "tenantKey");
            Objects.requireNonNull(createdAt, "createdAt");
        }

        @Override
        public String toString() {
            return "AppUninstalled[" + AppEvent.describe(this) + "]";
        }
    }

    /**
     * An event of any other type, or one that lacks what its type requires.
     *
     * @param type the platform's name of the type, such as {@code im.message.receive_v1}
     * @param id the platform's id of the event; null if it has none
     * @param tenantKey the tenant; null if the event names none
     * @param createdAt when the platform created the event
     * @param json the complete event, decrypted; contains the Verification Token, so do not log it
     */
    record ForeignEvent(
            String type, @Nullable String id, @Nullable TenantKey tenantKey, Instant createdAt, String json)
            implements AppEvent {

        /**
         * Creates an event.
         *
         * @param type the platform's name of the type
         * @param id the platform's id of the event; null if it has none
         * @param tenantKey null if the event names no tenant
         * @param createdAt when the platform created the event
         * @param json the complete event, decrypted
         */
        public ForeignEvent {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(createdAt, "createdAt");
            Objects.requireNonNull(json, "json");
        }

        /** Does not show the JSON. */
        @Override
        public String toString() {
            return "ForeignEvent[type=" + LogText.of(type) + ", " + AppEvent.describe(this) + "]";
        }
    }

    private static String describe(AppEvent event) {
        @Nullable String id = event.id();
        return "id=" + (id == null ? null : LogText.of(id)) + ", tenantKey=" + event.tenantKey() + ", createdAt="
                + event.createdAt();
    }
}
