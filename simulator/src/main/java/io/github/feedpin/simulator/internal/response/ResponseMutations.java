package io.github.feedpin.simulator.internal.response;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Mutations of the JSON of a genuine response. A response without the mutated field stays unchanged. */
public final class ResponseMutations {

    private static final String LIST = "failed_user_reasons";
    private static final String REASON = "The user is not in the chat";

    private ResponseMutations() {}

    /** Removes the quotes around the field names. */
    public static WireResponse malformed(WireResponse genuine) {
        String unquoted = genuine.text().replaceAll("\"([a-z_]+)\":", "$1:");
        return genuine.withBody(unquoted.getBytes(StandardCharsets.UTF_8));
    }

    public static WireResponse codeAsText(WireResponse genuine) {
        return change(genuine, body -> body.put("code", body.path("code").asString("")));
    }

    /** Wraps the object in an array. */
    public static WireResponse dataAsArray(WireResponse genuine) {
        return change(genuine, body -> {
            if (body.get("data") instanceof ObjectNode data) {
                body.putArray("data").add(data);
            }
        });
    }

    /** Replaces each entry by text; adds one to an empty list, which would be of any type. */
    public static WireResponse entriesAsText(WireResponse genuine) {
        return changeFailures(genuine, failures -> {
            int count = Math.max(1, failures.size());
            failures.removeAll();
            for (int i = 0; i < count; i++) {
                failures.add(REASON);
            }
        });
    }

    public static WireResponse failuresTwice(WireResponse genuine) {
        return changeFailures(genuine, failures -> failures.addAll(failures.deepCopy()));
    }

    public static WireResponse failuresWithoutUserId(WireResponse genuine) {
        return changeFailures(genuine, failures -> {
            for (JsonNode entry : failures) {
                ((ObjectNode) entry).remove("user_id");
            }
        });
    }

    public static UnaryOperator<WireResponse> failureOf(String stranger) {
        return genuine -> changeFailures(
                genuine,
                failures -> failures.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("error_code", 0)
                        .put("error_message", REASON)
                        .put("user_id", stranger)));
    }

    public static WireResponse grantWithoutToken(WireResponse genuine) {
        return change(genuine, body -> {
            body.remove("tenant_access_token");
            body.remove("app_access_token");
        });
    }

    public static WireResponse grantExpired(WireResponse genuine) {
        return change(genuine, body -> {
            if (body.has("expire")) {
                body.put("expire", 0);
            }
        });
    }

    private static WireResponse change(WireResponse genuine, Consumer<ObjectNode> change) {
        if (Json.read(genuine.body()) instanceof ObjectNode body) {
            change.accept(body);
            return genuine.withBody(Json.write(body));
        }
        return genuine;
    }

    private static WireResponse changeFailures(WireResponse genuine, Consumer<ArrayNode> change) {
        return change(genuine, body -> {
            if (body.path("data").path(LIST) instanceof ArrayNode failures) {
                change.accept(failures);
            }
        });
    }
}
