package io.github.feedpin.event;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fields of an event in one of the platform's two forms: version 2 has them in a {@code header}, version 1 at the top
 * and in the {@code event}.
 */
final class EventFields {

    private static final String HEADER = "header";
    private static final String EVENT = "event";
    private static final String APP_ID = "app_id";
    private static final String TENANT_KEY = "tenant_key";

    private final JsonFields json;
    private final boolean hasHeader;

    EventFields(JsonFields json) {
        this.json = json;
        this.hasHeader = "2.0".equals(json.get("schema")) || json.get(HEADER, "event_type") != null;
    }

    /** Returns whether this is the verification of a URL instead of an event. */
    boolean isUrlVerification() {
        return "url_verification".equals(json.get("type"));
    }

    @Nullable
    String token() {
        return isUrlVerification() || !hasHeader ? json.get("token") : json.get(HEADER, "token");
    }

    @Nullable
    String appId() {
        return json.get(hasHeader ? HEADER : EVENT, APP_ID);
    }

    /** Returns what the body contains; call it after the verification only. */
    Push read(Instant now) {
        @Nullable String type = hasHeader ? json.get(HEADER, "event_type") : json.get(EVENT, "type");
        if (type == null) {
            throw new RejectedPushException(Rejection.UNREADABLE);
        }
        Instant time = EventTime.read(hasHeader ? json.get(HEADER, "create_time") : json.get("ts"), now);
        return type.equals("app_ticket") ? new Push.Ticket(ticket(time)) : new Push.Event(event(type, time));
    }

    Push.Challenge challenge() {
        @Nullable String challenge = json.get("challenge");
        if (challenge == null) {
            throw new RejectedPushException(Rejection.INVALID_CHALLENGE);
        }
        return new Push.Challenge(challenge);
    }

    /** A ticket names its app beside it; in version 2, that must be the app of the header. */
    private AppTicket ticket(Instant sentAt) {
        @Nullable String value = json.get(EVENT, "app_ticket");
        @Nullable String named = json.get(EVENT, APP_ID);
        if (named != null && !named.equals(appId())) {
            throw new RejectedPushException(Rejection.OTHER_APP);
        }
        try {
            return new AppTicket(value == null ? "" : value, sentAt);
        } catch (IllegalArgumentException invalid) {
            throw new RejectedPushException(Rejection.INVALID_TICKET);
        }
    }

    private AppEvent event(String type, Instant createdAt) {
        @Nullable String id = hasHeader ? json.get(HEADER, "event_id") : json.get("uuid");
        @Nullable TenantKey tenant = tenantKey();
        if (tenant != null) {
            switch (type) {
                case "app_open":
                    return new AppEvent.AppOpened(tenant, id, createdAt);
                case "app_status_change":
                    return new AppEvent.AppStatusChanged(
                            tenant, AppStatus.of(json.get(EVENT, "status")), id, createdAt);
                case "app_uninstalled":
                    return new AppEvent.AppUninstalled(tenant, id, createdAt);
                default:
            }
        }
        return new AppEvent.ForeignEvent(type, id, tenant, createdAt, json.json());
    }

    private @Nullable TenantKey tenantKey() {
        @Nullable String ofHeader = hasHeader ? json.get(HEADER, TENANT_KEY) : null;
        @Nullable String key = ofHeader == null ? json.get(EVENT, TENANT_KEY) : ofHeader;
        try {
            return key == null ? null : new TenantKey(key);
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }
}
