package io.github.feedpin.simulator;

import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.GrantedToken;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** From what the engine answers to JSON, as the pages of the endpoints show it. Thread-safe. */
final class ReplyWriter {

    /** Made for its one type beforehand: looking for the way to write it could block, and would slow the first answer. */
    private final ObjectWriter json = JsonMapper.builder().build().writerFor(ObjectNode.class);

    HttpReply call(Reply<List<FailedUser>> reply) {
        ObjectNode body = bodyOf(reply);
        @Nullable List<FailedUser> failed = reply.answer().data();
        if (failed != null) {
            ArrayNode reasons = body.putObject("data").putArray("failed_user_reasons");
            for (FailedUser user : failed) {
                reasons.addObject()
                        .put("error_code", user.errorCode())
                        .put("error_message", user.errorMessage())
                        .put("user_id", user.userId());
            }
        }
        return written(reply, body);
    }

    /** The fields of a token stand at the top, not under {@code data}. */
    HttpReply token(SimulatedEndpoint endpoint, Reply<GrantedToken> reply) {
        ObjectNode body = bodyOf(reply);
        @Nullable GrantedToken granted = reply.answer().data();
        if (granted != null) {
            String token = granted.token().value();
            if (endpoint == SimulatedEndpoint.APP_ACCESS_TOKEN) {
                body.put("app_access_token", token);
            }
            body.put("tenant_access_token", token);
            body.put("expire", granted.expiresIn().toSeconds());
        }
        return written(reply, body);
    }

    HttpReply refusal(Reply<?> reply) {
        return written(reply, bodyOf(reply));
    }

    private HttpReply written(Reply<?> reply, ObjectNode body) {
        return new HttpReply(reply, json.writeValueAsBytes(body));
    }

    private static ObjectNode bodyOf(Reply<?> reply) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("code", reply.code()).put("msg", reply.answer().message());
        @Nullable Refusal refusal = reply.refusal();
        if (refusal != null) {
            ObjectNode error = body.putObject("error").put("log_id", reply.logId());
            if (!refusal.violations().isEmpty()) {
                ArrayNode violations = error.putArray("field_violations");
                for (FieldViolation violation : refusal.violations()) {
                    violations
                            .addObject()
                            .put("field", violation.field())
                            .put("value", violation.value())
                            .put("description", violation.description());
                }
            }
        }
        return body;
    }
}
