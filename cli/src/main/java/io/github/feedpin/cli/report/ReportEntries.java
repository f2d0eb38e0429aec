package io.github.feedpin.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the head and the entries of a report file, in constant memory. Not thread-safe. */
final class ReportEntries implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final InputStream in;
    private final JsonParser json;
    private final Map<String, String> head;

    ReportEntries(Path file) throws IOException {
        this.in = Files.newInputStream(file);
        try {
            this.json = JSON.createParser(ObjectReadContext.empty(), in);
            json.nextToken();
            this.head = fields("outcomes");
        } catch (JacksonException e) {
            in.close();
            throw e;
        }
    }

    /** Returns the texts before the entries. */
    Map<String, String> head() {
        return head;
    }

    /** Returns the next user for whom a retry may succeed; null at the end. */
    @Nullable
    String next() {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> entry = fields(null);
            if (OutcomeCode.isRetryable(entry.get("outcome"), entry.get("reason"))) {
                return RetryList.required("userId", entry);
            }
        }
        // A tenant or a chat after the entries would not be part of the head.
        boolean complete = json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == JsonToken.END_OBJECT;
        if (!complete || json.nextToken() != null) {
            throw new IllegalArgumentException("it is not a complete report, which ends with its outcomes");
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }

    /** Reads the texts of the current object, up to the array of this name or the end of the object. */
    private Map<String, String> fields(@Nullable String array) {
        Map<String, String> fields = new HashMap<>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return fields;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                fields.put(name, json.getString());
            } else if (token == JsonToken.START_ARRAY && name.equals(array)) {
                return fields;
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }
}
