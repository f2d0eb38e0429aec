package io.github.feedpin.simulator.internal.response;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the platform's errors, including their details. */
public final class ErrorJson {

    private static final String PERMISSIONS = "permission_violations";
    private static final String FIELDS = "field_violations";
    private static final String HELPS = "helps";
    private static final String TROUBLESHOOTER = "troubleshooter";

    private ErrorJson() {}

    public static byte[] write(int code, String message, String logId, ErrorDetails details) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.put("code", code).put("msg", message).putObject("error");
        error.put("log_id", logId);
        putDetails(error, details);
        return Json.write(body);
    }

    private static void putDetails(ObjectNode error, ErrorDetails details) {
        if (details.troubleshooter() != null) {
            error.put(TROUBLESHOOTER, details.troubleshooter());
        }
        details.permissionViolations()
                .forEach(violation -> entry(error, PERMISSIONS)
                        .put("type", violation.type())
                        .put("subject", violation.subject())
                        .put("description", violation.description()));
        details.fieldViolations()
                .forEach(violation -> entry(error, FIELDS)
                        .put("field", violation.field())
                        .put("value", violation.value())
                        .put("description", violation.description()));
        details.helps()
                .forEach(help -> entry(error, HELPS).put("url", help.url()).put("description", help.description()));
    }

    /** Adds an entry to a list, which it creates if absent. */
    private static ObjectNode entry(ObjectNode error, String list) {
        return error.withArrayProperty(list).addObject();
    }

    public static ErrorDetails read(JsonNode error) {
        return new ErrorDetails(
                entries(
                        error.path(PERMISSIONS),
                        entry -> new PermissionViolation(
                                text(entry, "type"), text(entry, "subject"), text(entry, "description"))),
                entries(
                        error.path(FIELDS),
                        entry -> new FieldViolation(
                                text(entry, "field"), text(entry, "value"), text(entry, "description"))),
                entries(error.path(HELPS), entry -> new HelpLink(text(entry, "url"), text(entry, "description")))
                        .stream()
                        .filter(help -> !help.url().isEmpty())
                        .toList(),
                error.path(TROUBLESHOOTER).stringValue(null));
    }

    private static <T> List<T> entries(JsonNode list, Function<JsonNode, T> reader) {
        return list.valueStream().filter(JsonNode::isObject).map(reader).toList();
    }

    private static String text(JsonNode entry, String name) {
        return entry.path(name).stringValue("");
    }
}
