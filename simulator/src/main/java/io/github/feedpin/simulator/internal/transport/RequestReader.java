package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.engine.Endpoint;
import io.github.feedpin.simulator.internal.engine.PinCall;
import io.github.feedpin.simulator.internal.engine.Rejection;
import io.github.feedpin.simulator.internal.engine.Request;
import io.github.feedpin.simulator.internal.engine.ResendTicketRequest;
import io.github.feedpin.simulator.internal.engine.StoreAppTokenRequest;
import io.github.feedpin.simulator.internal.engine.StoreTenantTokenRequest;
import io.github.feedpin.simulator.internal.engine.TokenRequest;
import io.github.feedpin.simulator.internal.response.Json;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.JsonNode;

/** Reads requests from headers, query and JSON. Never fails: a request that cannot be read says why. */
final class RequestReader {

    private static final String BEARER = "Bearer ";
    private static final String USER_ID_TYPE = "user_id_type";

    private RequestReader() {}

    /** @param path the path, not decoded */
    static Request read(Endpoint endpoint, String path, HttpServerRequest request, byte[] body) {
        return switch (endpoint) {
            case SET_TIME_SENSITIVE -> call(endpoint, FeedCard.BOT_CHAT, request, body);
            case SET_CHAT_TIME_SENSITIVE -> call(endpoint, groupChat(endpoint.variableIn(path)), request, body);
            case TENANT_ACCESS_TOKEN, APP_ACCESS_TOKEN ->
                new TokenRequest(endpoint, credentials(Json.read(body), SelfBuiltApp::new));
            case STORE_APP_ACCESS_TOKEN -> {
                JsonNode fields = Json.read(body);
                yield new StoreAppTokenRequest(credentials(fields, StoreApp::new), text(fields, "app_ticket"));
            }
            case STORE_TENANT_ACCESS_TOKEN -> {
                JsonNode fields = Json.read(body);
                yield new StoreTenantTokenRequest(text(fields, "app_access_token"), tenantKey(fields));
            }
            case RESEND_APP_TICKET -> new ResendTicketRequest(credentials(Json.read(body), StoreApp::new));
        };
    }

    private static PinCall call(Endpoint endpoint, @Nullable FeedCard card, HttpServerRequest request, byte[] body) {
        @Nullable String token = token(request.requestHeaders());
        PinCall unread = new PinCall(endpoint, card, token, null, null, List.of(), null);
        if (!isJson(request.requestHeaders())) {
            return unread.asUnreadable(Rejection.unreadable("Content-Type must be application/json"));
        }
        JsonNode fields = Json.read(body);
        if (!fields.isObject()) {
            return unread.asUnreadable(Rejection.unreadable("the body is not a JSON object"));
        }
        String typeName = userIdType(request.uri());
        @Nullable UserIdType type = typeOf(typeName);
        if (type == null) {
            String description = "must be one of open_id, union_id, user_id";
            return unread.asUnreadable(Rejection.fieldInvalid(USER_ID_TYPE, typeName, description));
        }
        JsonNode flag = fields.path("time_sensitive");
        JsonNode userIds = fields.path("user_ids");
        if (Json.isAbsent(flag) || Json.isAbsent(userIds)) {
            return unread.asUnreadable(Rejection.PARAM_INVALID);
        }
        if (!flag.isBoolean() || !isStrings(userIds)) {
            return unread.asUnreadable(Rejection.unreadable("invalid parameter type in JSON"));
        }
        List<String> ids = userIds.valueStream().map(JsonNode::stringValue).toList();
        PinAction action = flag.booleanValue() ? PinAction.PIN : PinAction.UNPIN;
        return new PinCall(endpoint, card, token, action, type, ids, null);
    }

    /** Returns null if they are missing, blank, not strings, or contain whitespace. */
    private static <T> @Nullable T credentials(JsonNode fields, BiFunction<String, String, T> type) {
        try {
            return type.apply(
                    fields.path("app_id").stringValue(""),
                    fields.path("app_secret").stringValue(""));
        } catch (IllegalArgumentException unusable) {
            return null;
        }
    }

    private static @Nullable TenantKey tenantKey(JsonNode fields) {
        try {
            return new TenantKey(fields.path("tenant_key").stringValue(""));
        } catch (IllegalArgumentException unusable) {
            return null;
        }
    }

    /**
     * Returns null if it is no id of a group chat.
     *
     * @param segment the last segment of a path, not decoded
     */
    private static @Nullable FeedCard groupChat(String segment) {
        try {
            return FeedCard.groupChat(URI.create("/" + segment).getPath().substring(1));
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode fields, String name) {
        String text = fields.path(name).stringValue("");
        return text.isBlank() ? null : text;
    }

    /** Returns null without the header, and an empty string, which is no token, if it has another form. */
    private static @Nullable String token(HttpHeaders headers) {
        @Nullable String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            return null;
        }
        return authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
    }

    private static boolean isJson(HttpHeaders headers) {
        String contentType = headers.get(HttpHeaderNames.CONTENT_TYPE, "");
        String mediaType = contentType.split(";", 2)[0].strip();
        return mediaType.toLowerCase(Locale.ROOT).equals("application/json");
    }

    /** Returns the parameter, or the platform's default. */
    private static String userIdType(String uri) {
        try {
            return new QueryStringDecoder(uri)
                    .parameters()
                    .getOrDefault(USER_ID_TYPE, List.of(UserIdType.OPEN_ID.value()))
                    .get(0);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static @Nullable UserIdType typeOf(String value) {
        try {
            return UserIdType.of(value);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private static boolean isStrings(JsonNode node) {
        return node.isArray() && node.valueStream().allMatch(JsonNode::isString);
    }
}
