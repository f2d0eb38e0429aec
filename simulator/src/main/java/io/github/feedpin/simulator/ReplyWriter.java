package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.simulator.Refusal.Exhausted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From what the engine answers to JSON, as the pages of the endpoints show it. */
final class ReplyWriter {

    private ReplyWriter() {}

    static WireAnswer write(SimulatedEndpoint endpoint, Reply<?> reply) {
        ObjectNode body = bodyOf(reply);
        @Nullable Object data = reply.answer().data();
        if (data instanceof GrantedToken granted) {
            putToken(body, endpoint, granted);
        } else if (data instanceof List<?> failed) {
            putFailures(body, failed);
        }
        return written(reply, body);
    }

    static WireAnswer refusal(Reply<?> reply) {
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

    private static WireAnswer written(Reply<?> reply, ObjectNode body) {
        WireAnswer answer = WireAnswer.blank(reply.logId()).withJson(reply.status(), Json.write(body));
        @Nullable
        Exhausted exhausted = reply.refusal() == null ? null : reply.refusal().exhausted();
        return exhausted == null
                ? answer
                : answer.withHeader("x-ogw-ratelimit-limit", Integer.toString(exhausted.limit()))
                        .withHeader(
                                "x-ogw-ratelimit-reset",
                                Long.toString(exhausted.reset().toSeconds()));
    }

    private static ObjectNode bodyOf(Reply<?> reply) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", reply.code()).put("msg", reply.answer().message());
        @Nullable Refusal refusal = reply.refusal();
        if (refusal != null) {
            ObjectNode error = body.putObject("error").put("log_id", reply.logId());
            ErrorJson.putDetails(error, refusal.details());
        }
        return body;
    }
}
