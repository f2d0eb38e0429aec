package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.LogText;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.internal.engine.Endpoint;
import io.github.feedpin.simulator.internal.engine.PinCall;
import io.github.feedpin.simulator.internal.engine.Request;
import io.github.feedpin.simulator.internal.response.ErrorJson;
import io.github.feedpin.simulator.internal.response.Json;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads responses as {@code FeedpinPlatform} requires of an adapter: any response is a value, and one that proves
 * nothing has no code. Never fails.
 */
final class InMemoryResponseReader {

    private static final int MAX_EXCERPT = 200;
    private static final String LIST = "failed_user_reasons";
    private static final int MOST_ENTRIES = 20 * TimeSensitiveRequest.MAX_USERS;

    private InMemoryResponseReader() {}

    static PlatformResponse<List<FailedUser>> call(PinCall call, WireResponse wire) {
        JsonNode body = Json.read(wire.body());
        List<FailedUser> failed = new ArrayList<>();
        boolean documented = readFailed(body.path("data"), failed) && readList(body.path(LIST), failed);
        return isSuccess(body) && !documented
                ? invalid(call, wire, body, wire.text())
                : response(call, wire, body, List.copyOf(failed), wire.text());
    }

    static PlatformResponse<GrantedToken> token(Request request, WireResponse wire) {
        JsonNode body = Json.read(wire.body());
        String kind =
                wire.size() + " bytes of " + wire.headers().getOrDefault(WireResponse.CONTENT_TYPE, "an unnamed type");
        String shown = wire.text().isBlank() ? "" : "The body is not shown because it may contain a token: " + kind;
        return response(request, wire, body, granted(body, fieldOf(request.endpoint())), shown);
    }

    static PlatformResponse<Void> withoutData(Request request, WireResponse wire) {
        return response(request, wire, Json.read(wire.body()), null, wire.text());
    }

    private static String fieldOf(Endpoint endpoint) {
        return endpoint == Endpoint.STORE_APP_ACCESS_TOKEN ? "app_access_token" : "tenant_access_token";
    }

    private static <T> PlatformResponse<T> response(
            Request request, WireResponse wire, JsonNode body, @Nullable T data, String text) {
        @Nullable Integer code = Json.codeOf(body);
        if (code == null) {
            return invalid(request, wire, body, text);
        }
        boolean success = isSuccess(body);
        return new PlatformResponse<>(
                wire.status(),
                code,
                request.redact(body.path("msg").asString("")),
                success ? data : null,
                logId(request, wire, body),
                retryAfter(wire),
                success
                        ? ErrorDetails.none()
                        : ErrorJson.read(body.path("error")).map(request::redact));
    }

    /** Returns a response without a code, with an excerpt of its text as the message. */
    private static <T> PlatformResponse<T> invalid(Request request, WireResponse wire, JsonNode body, String text) {
        String excerpt = text.isBlank() ? "The body is empty" : request.redact(text);
        String shown = LogText.of(excerpt, MAX_EXCERPT);
        return new PlatformResponse<>(wire.status(), null, shown, null, logId(request, wire, body), retryAfter(wire));
    }

    private static boolean isSuccess(JsonNode body) {
        @Nullable Integer code = Json.codeOf(body);
        return code != null && code == 0;
    }

    private static boolean readFailed(JsonNode data, List<FailedUser> failed) {
        return Json.isAbsent(data) || data.isObject() && readList(data.path(LIST), failed);
    }

    /** Returns whether the list is absent or of the documented type; an empty entry still means a failed user. */
    private static boolean readList(JsonNode list, List<FailedUser> failed) {
        if (!list.isArray() || list.size() > MOST_ENTRIES) {
            return Json.isAbsent(list);
        }
        for (JsonNode entry : list) {
            failed.add(new FailedUser(
                    entry.path("user_id").stringValue(null),
                    entry.path("error_code").asInt(0),
                    entry.path("error_message").stringValue("")));
        }
        return list.valueStream().allMatch(entry -> entry.isObject() || entry.isNull());
    }

    /** Returns null if there is no usable token, or it has expired. */
    private static @Nullable GrantedToken granted(JsonNode body, String field) {
        JsonNode expire = body.path("expire");
        try {
            AccessToken token = new AccessToken(body.path(field).stringValue(""));
            return new GrantedToken(token, Duration.ofSeconds(expire.isInt() ? expire.intValue() : 0));
        } catch (IllegalArgumentException unusable) {
            return null;
        }
    }

    private static @Nullable String logId(Request request, WireResponse wire, JsonNode body) {
        @Nullable String own = wire.logId();
        @Nullable String header = own == null ? wire.headers().get("X-Request-Id") : own;
        @Nullable String id = header == null ? body.at("/error/log_id").stringValue(null) : header;
        return id == null ? null : request.redact(id);
    }

    private static @Nullable Duration retryAfter(WireResponse wire) {
        @Nullable String reset = wire.headers().get("x-ogw-ratelimit-reset");
        @Nullable String seconds = reset == null ? wire.headers().get("Retry-After") : reset;
        return seconds == null || !seconds.matches("0*[1-9][0-9]{0,5}")
                ? null
                : Duration.ofSeconds(Integer.parseInt(seconds));
    }
}
