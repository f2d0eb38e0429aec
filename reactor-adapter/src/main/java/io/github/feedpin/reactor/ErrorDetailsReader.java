package io.github.feedpin.reactor;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the {@code error} object, which is informative and proves nothing: whatever is not as documented is skipped.
 * Every text is redacted before it is stored.
 */
final class ErrorDetailsReader {

    private static final Set<String> TEXTS = Set.of("type", "subject", "description", "scope", "url", "field", "value");

    private final WireCall<?> call;
    private final List<PermissionViolation> permissionViolations = new ArrayList<>(0);
    private final List<FieldViolation> fieldViolations = new ArrayList<>(0);
    private final List<HelpLink> helps = new ArrayList<>(0);
    private @Nullable String troubleshooter;
    private @Nullable String logId;

    /** @param call redacts texts */
    ErrorDetailsReader(WireCall<?> call) {
        this.call = call;
    }

    /** @param json is at the first token of the value, and is left at the last */
    void read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        @Nullable String field;
        while ((field = json.nextName()) != null) {
            json.nextToken();
            switch (field) {
                case "log_id", "logid" -> {
                    @Nullable String id = JsonScalars.text(json);
                    logId = id == null ? logId : id;
                }
                case "troubleshooter" -> troubleshooter = JsonScalars.text(json);
                case "permission_violations" -> readList(json, permissionViolations, this::addPermissionViolation);
                case "field_violations" -> readList(json, fieldViolations, this::addFieldViolation);
                case "helps" -> readList(json, helps, entry -> addHelp(entry.get("url"), entry.get("description")));
                default -> json.skipChildren();
            }
        }
    }

    /** Returns what was read, redacted. */
    ErrorDetails value() {
        return new ErrorDetails(
                permissionViolations,
                fieldViolations,
                helps,
                troubleshooter == null ? null : call.redactEscaped(troubleshooter));
    }

    /** Returns the platform's id of the call, unredacted; null if absent. */
    @Nullable
    String logId() {
        return logId;
    }

    /** Counts entries beyond {@code MOST_ENTRIES} without reading them, as copies of the first. */
    private static <T> void readList(JsonParser json, List<T> entries, Consumer<Map<String, String>> add) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
            } else if (entries.size() < ErrorDetails.MOST_ENTRIES) {
                Map<String, String> entry = readEntry(json);
                if (!entry.isEmpty()) {
                    add.accept(entry);
                }
            } else {
                json.skipChildren();
                entries.add(entries.get(0));
            }
        }
    }

    private static Map<String, String> readEntry(JsonParser json) {
        Map<String, String> entry = new HashMap<>();
        @Nullable String field;
        while ((field = json.nextName()) != null) {
            json.nextToken();
            @Nullable String text = JsonScalars.text(json);
            if (text != null && !text.isBlank() && TEXTS.contains(field)) {
                entry.put(field, text);
            }
        }
        return entry;
    }

    /** The older form has a {@code scope} instead of a subject, and the URL of the page where it is requested. */
    private void addPermissionViolation(Map<String, String> entry) {
        @Nullable String subject = entry.get("subject");
        permissionViolations.add(new PermissionViolation(
                redacted(entry.get("type")),
                redacted(subject == null ? entry.get("scope") : subject),
                redacted(entry.get("description"))));
        addHelp(entry.get("url"), null);
    }

    private void addFieldViolation(Map<String, String> entry) {
        @Nullable String value = entry.get("value");
        fieldViolations.add(new FieldViolation(
                redacted(entry.get("field")),
                value == null ? "" : call.redactFieldValue(value),
                redacted(entry.get("description"))));
    }

    private void addHelp(@Nullable String url, @Nullable String description) {
        if (url != null) {
            HelpLink help = new HelpLink(redacted(url), redacted(description));
            if (!help.url().isEmpty() && !helps.contains(help)) {
                helps.add(help);
            }
        }
    }

    private String redacted(@Nullable String text) {
        return text == null ? "" : call.redactEscaped(text);
    }
}
