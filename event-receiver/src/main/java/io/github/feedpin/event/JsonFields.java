package io.github.feedpin.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * The texts and numbers in one JSON object, and in the objects in it. Strict: exactly one object with nothing after it
 * and no field twice at any depth, because parsers disagree about all others.
 */
final class JsonFields {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String json;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Map<String, String>> objects = new HashMap<>();

    private JsonFields(String json) {
        this.json = json;
    }

    /** Returns the fields; null if the bytes are not exactly one object in UTF-8, with or without a byte order mark. */
    static @Nullable JsonFields parse(byte[] json) {
        try {
            // Decoded here, since Jackson detects other encodings as well and accepts some invalid sequences.
            return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /** Returns the fields; null if the text is not exactly one object, with or without a byte order mark. */
    static @Nullable JsonFields parse(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        JsonFields fields = new JsonFields(marked ? text.substring(1) : text);
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), fields.json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            fields.read(parser);
            return parser.nextToken() == null ? fields : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private void read(JsonParser parser) {
        @Nullable String name;
        while ((name = parser.nextName()) != null) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                objects.put(name, readObject(parser));
            } else {
                readValue(name, parser, values);
            }
        }
    }

    private static Map<String, String> readObject(JsonParser parser) {
        Map<String, String> fields = new HashMap<>();
        @Nullable String name;
        while ((name = parser.nextName()) != null) {
            parser.nextToken();
            readValue(name, parser, fields);
        }
        return fields;
    }

    private static void readValue(String name, JsonParser parser, Map<String, String> fields) {
        if (parser.hasToken(JsonToken.VALUE_STRING) || parser.currentToken().isNumeric()) {
            fields.put(name, parser.getString());
        } else {
            parser.skipChildren();
        }
    }

    /** Returns the text or the number with this name; null if there is none. */
    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Returns the text or the number with this name in the object {@code object}; null if there is none. */
    @Nullable
    String get(String object, String name) {
        return objects.getOrDefault(object, Map.of()).get(name);
    }

    /** Returns the complete JSON, without a byte order mark. */
    String json() {
        return json;
    }
}
