package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.simulator.internal.engine.Rejection.Exhausted;
import io.github.feedpin.simulator.internal.response.ErrorJson;
import io.github.feedpin.simulator.internal.response.Json;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the platform's responses, in the JSON of its documentation. */
public final class ResponseWriter {

    private ResponseWriter() {}

    static WireResponse failedUsers(List<FailedUser> failedUsers, String logId) {
        ObjectNode body = body("success");
        ArrayNode reasons = body.putObject("data").putArray("failed_user_reasons");
        for (FailedUser user : failedUsers) {
            reasons.addObject()
                    .put("error_code", user.errorCode())
                    .put("error_message", user.errorMessage())
                    .put("user_id", user.userId());
        }
        return WireResponse.blank(logId).withJson(200, Json.write(body));
    }

    /** Writes the fields of a token at the top, not under {@code data}. */
    public static WireResponse token(Endpoint endpoint, GrantedToken granted, String logId) {
        ObjectNode body = body("ok");
        String token = granted.token().value();
        if (endpoint == Endpoint.APP_ACCESS_TOKEN || endpoint == Endpoint.STORE_APP_ACCESS_TOKEN) {
            body.put("app_access_token", token);
        }
        if (endpoint != Endpoint.STORE_APP_ACCESS_TOKEN) {
            body.put("tenant_access_token", token);
        }
        body.put("expire", granted.expiresIn().toSeconds());
        return WireResponse.blank(logId).withJson(200, Json.write(body));
    }

    static WireResponse success(String logId) {
        return WireResponse.blank(logId).withJson(200, Json.write(body("success")));
    }

    public static WireResponse rejection(Rejection rejection, String logId) {
        byte[] json = ErrorJson.write(rejection.code(), rejection.message(), logId, rejection.details());
        WireResponse response = WireResponse.blank(logId).withJson(rejection.status(), json);
        @Nullable Exhausted exhausted = rejection.exhausted();
        return exhausted == null
                ? response
                : response.withHeader("x-ogw-ratelimit-limit", Integer.toString(exhausted.limit()))
                        .withHeader(
                                "x-ogw-ratelimit-reset",
                                Long.toString(exhausted.reset().toSeconds()));
    }

    private static ObjectNode body(String message) {
        return JsonNodeFactory.instance.objectNode().put("code", 0).put("msg", message);
    }
}
