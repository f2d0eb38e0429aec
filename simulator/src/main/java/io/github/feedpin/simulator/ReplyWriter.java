package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.simulator.Rejection.Exhausted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From what the engine responses to JSON, as the pages of the endpoints show it. */
final class ReplyWriter {

    private ReplyWriter() {}

    static WireResponse write(SimulatedEndpoint endpoint, Reply<?> reply) {
        ObjectNode body = bodyOf(reply);
        @Nullable Object data = reply.response().data();
        if (data instanceof GrantedToken granted) {
            putToken(body, endpoint, granted);
        } else if (data instanceof List<?> failed) {
            putFailures(body, failed);
        }
        return written(reply, body);
    }

    static WireResponse rejection(Reply<?> reply) {
        return written(reply, bodyOf(reply));
    }

    private static void putFailures(ObjectNode body, List<?> failures) {
        ArrayNode reasons = body.putObject("data").putArray("failed_user_reasons");
        for (Object failure : failures) {
            FailedUser user = (FailedUser) failure;
            reasons.addObject()
                    .put("error_code", user.errorCode())
                    .put("error_message", user.errorMessage())
                    .put("user_id", user.userId());
        }
    }

    /** The fields of a token stand at the top, not under {@code data}. */
    private static void putToken(ObjectNode body, SimulatedEndpoint endpoint, GrantedToken granted) {
        String token = granted.token().value();
        if (endpoint == SimulatedEndpoint.APP_ACCESS_TOKEN) {
            body.put("app_access_token", token);
        }
        body.put("tenant_access_token", token);
        body.put("expire", granted.expiresIn().toSeconds());
    }

    private static WireResponse written(Reply<?> reply, ObjectNode body) {
        WireResponse response = WireResponse.blank(reply.logId()).withJson(reply.status(), Json.write(body));
        @Nullable
        Exhausted exhausted =
                reply.rejection() == null ? null : reply.rejection().exhausted();
        return exhausted == null
                ? response
                : response.withHeader("x-ogw-ratelimit-limit", Integer.toString(exhausted.limit()))
                        .withHeader(
                                "x-ogw-ratelimit-reset",
                                Long.toString(exhausted.reset().toSeconds()));
    }

    private static ObjectNode bodyOf(Reply<?> reply) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", reply.code()).put("msg", reply.response().message());
        @Nullable Rejection rejection = reply.rejection();
        if (rejection != null) {
            ObjectNode error = body.putObject("error").put("log_id", reply.logId());
            ErrorJson.putDetails(error, rejection.details());
        }
        return body;
    }
}
