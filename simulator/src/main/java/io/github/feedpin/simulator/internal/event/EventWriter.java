package io.github.feedpin.simulator.internal.event;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.internal.response.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events in the JSON of the platform. */
final class EventWriter {

    private EventWriter() {}

    static byte[] write(Event event, String appId, String verificationToken, String id, Instant sentAt) {
        return Json.write(
                event.schema2()
                        ? schema2(event, appId, verificationToken, id, sentAt)
                        : schema1(event, appId, verificationToken, id, sentAt));
    }

    static byte[] urlVerification(String challenge, String verificationToken) {
        return Json.write(object().put("challenge", challenge)
                .put("token", verificationToken)
                .put("type", "url_verification"));
    }

    static byte[] encrypted(String encrypt) {
        return Json.write(object().put("encrypt", encrypt));
    }

    private static ObjectNode schema1(Event event, String appId, String verificationToken, String id, Instant sentAt) {
        ObjectNode body = object().put("ts", secondsOf(sentAt))
                .put("uuid", id)
                .put("token", verificationToken)
                .put("type", "event_callback");
        ObjectNode content = body.putObject("event").put("app_id", appId).put("type", event.type());
        putTenant(content, event.tenantKey());
        new TreeMap<>(event.fields()).forEach(content::put);
        return body;
    }

    private static ObjectNode schema2(Event event, String appId, String verificationToken, String id, Instant sentAt) {
        ObjectNode body = object().put("schema", "2.0");
        ObjectNode header = body.putObject("header")
                .put("event_id", id)
                .put("event_type", event.type())
                .put("app_id", appId)
                .put("token", verificationToken)
                .put("create_time", Long.toString(sentAt.toEpochMilli()));
        putTenant(header, event.tenantKey());
        ObjectNode content = body.putObject("event");
        new TreeMap<>(event.fields()).forEach(content::put);
        return body;
    }

    private static void putTenant(ObjectNode object, @Nullable TenantKey tenantKey) {
        if (tenantKey != null) {
            object.put("tenant_key", tenantKey.value());
        }
    }

    /** Returns seconds with a fraction, such as {@code 1502199207.717141}. */
    private static String secondsOf(Instant instant) {
        return String.format(Locale.ROOT, "%d.%06d", instant.getEpochSecond(), instant.getNano() / 1000);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
