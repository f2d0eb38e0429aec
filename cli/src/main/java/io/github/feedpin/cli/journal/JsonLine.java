package io.github.feedpin.cli.journal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** One line of JSON: a flat object of texts, whole numbers and lists of texts. */
final class JsonLine {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonLine() {}

    /** Returns the object as one line with its line break. */
    static byte[] write(Map<String, Object> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            fields.forEach((name, value) -> {
                json.writeName(name);
                writeValue(value, json);
            });
            json.writeEndObject();
        }
        out.write('\n');
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are not one such object; the message is safe to log */
    static Map<String, Object> read(byte[] bytes, int offset, int length) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "it is not a JSON object");
            Map<String, Object> fields = new LinkedHashMap<>();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                fields.put(name, value(json));
            }
            require(json.nextToken() == null, "there is text after the JSON object");
            return fields;
        } catch (JacksonException e) {
            // Without the message, which may quote user ids.
            throw new IllegalArgumentException("it is not valid JSON");
        }
    }

    private static void writeValue(Object value, JsonGenerator json) {
        if (value instanceof List<?> texts) {
            json.writeStartArray();
            texts.forEach(text -> json.writeString(text.toString()));
            json.writeEndArray();
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(value.toString());
        }
    }

    private static Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case START_ARRAY -> texts(json);
            default -> throw new IllegalArgumentException("a value has an unknown type");
        };
    }

    private static List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.VALUE_STRING, "a list contains something other than text");
            texts.add(json.getString());
        }
        return texts;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
