package io.github.feedpin.reactor;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads scalar values leniently. Each method leaves the parser at the end of the value, whatever its type. */
final class JsonScalars {

    private JsonScalars() {}

    /** Returns a string or number as text; null for anything else. */
    static @Nullable String text(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            return json.getString();
        }
        json.skipChildren();
        return null;
    }

    /** Returns a number of type {@code int}; {@code otherwise} for anything else. */
    static int integer(JsonParser json, int otherwise) {
        @Nullable Integer number = integer(json);
        return number == null ? otherwise : number;
    }

    /** Returns a number of type {@code int}; null for anything else. */
    static @Nullable Integer integer(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT) {
            return json.getIntValue();
        }
        json.skipChildren();
        return null;
    }
}
