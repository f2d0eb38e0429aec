package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.internal.engine.Endpoint;
import io.github.feedpin.simulator.internal.engine.PinCall;
import io.github.feedpin.simulator.internal.engine.Rejection;
import io.github.feedpin.simulator.internal.engine.Request;
import io.github.feedpin.simulator.internal.engine.TokenRequest;
import io.github.feedpin.simulator.internal.response.Json;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.JsonNode;

/** Reads requests from headers, query and JSON. Never fails: a request that cannot be read says why. */
final class RequestReader {

    private static final String BEARER = "Bearer ";
    private static final String USER_ID_TYPE = "user_id_type";

    private RequestReader() {}

    static Request read(Endpoint endpoint, HttpServerRequest request, byte[] body) {
        return switch (endpoint) {
            case SET_TIME_SENSITIVE -> call(request, body);
            case TENANT_ACCESS_TOKEN, APP_ACCESS_TOKEN -> new TokenRequest(endpoint, credentials(body));
        };
    }

    private static PinCall call(HttpServerRequest request, byte[] body) {
        @Nullable String token = token(request.requestHeaders());
        if (!isJson(request.requestHeaders())) {
            return PinCall.unreadable(token, Rejection.unreadable("Content-Type must be application/json"));
        }
        JsonNode fields = Json.read(body);
        if (!fields.isObject()) {
            return PinCall.unreadable(token, Rejection.unreadable("the body is not a JSON object"));
        }
        String typeName = userIdType(request.uri());
        @Nullable UserIdType type = typeOf(typeName);
        if (type == null) {
            String description = "must be one of open_id, union_id, user_id";
            return PinCall.unreadable(token, Rejection.fieldInvalid(USER_ID_TYPE, typeName, description));
        }
        JsonNode flag = fields.path("time_sensitive");
        JsonNode userIds = fields.path("user_ids");
        if (Json.isAbsent(flag) || Json.isAbsent(userIds)) {
            return PinCall.unreadable(token, Rejection.PARAM_INVALID);
        }
        if (!flag.isBoolean() || !isStrings(userIds)) {
            return PinCall.unreadable(token, Rejection.unreadable("invalid parameter type in JSON"));
        }
        List<String> ids = userIds.valueStream().map(JsonNode::stringValue).toList();
        return new PinCall(token, flag.booleanValue() ? PinAction.PIN : PinAction.UNPIN, type, ids, null);
    }

    /** Returns null if they are missing, blank or not strings. */
    private static @Nullable SelfBuiltApp credentials(byte[] body) {
        JsonNode fields = Json.read(body);
        String appId = fields.path("app_id").stringValue("");
        String appSecret = fields.path("app_secret").stringValue("");
        return appId.isBlank() || appSecret.isBlank() ? null : new SelfBuiltApp(appId, appSecret);
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
