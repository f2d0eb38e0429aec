package io.github.feedpin.reactor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Strict parser of RFC 8259 without duplicate fields, an oracle for the reader under test. */
final class StrictJson {

    /** A number, {@code true}, {@code false} or {@code null}, as written. */
    record Literal(String text) {

        /** Returns the value if it is an {@code int}. */
        Optional<Integer> integer() {
            if (!text.matches("-?[0-9]{1,19}")) {
                return Optional.empty();
            }
            try {
                return Optional.of(Integer.parseInt(text));
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }
    }

    private static final class NotJson extends Exception {

        private static final long serialVersionUID = 1L;

        NotJson() {
            super("not JSON", null, false, false);
        }
    }

    private static final Pattern LITERAL =
            Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?|true|false|null");

    private static final int MAX_DEPTH = 500;

    private final String text;
    private final Matcher literal;
    private int at;

    private StrictJson(String text) {
        this.text = text;
        this.literal = LITERAL.matcher(text);
    }

    /**
     * Returns the object that {@code bytes} consist of, with strings, {@link Literal}s, lists and maps. A byte order
     * mark is skipped.
     */
    static Optional<Map<String, Object>> object(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            StrictJson json = new StrictJson(text.startsWith("\uFEFF") ? text.substring(1) : text);
            json.skipSpace();
            Map<String, Object> object = json.object(0);
            json.skipSpace();
            return json.at == json.text.length() ? Optional.of(object) : Optional.empty();
        } catch (CharacterCodingException | NotJson e) {
            return Optional.empty();
        }
    }

    private Object value(int depth) throws NotJson {
        if (depth > MAX_DEPTH) {
            throw new NotJson();
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, Object> object(int depth) throws NotJson {
        Map<String, Object> fields = new LinkedHashMap<>();
        expect('{');
        skipSpace();
        while (peek() != '}') {
            if (!fields.isEmpty()) {
                expect(',');
                skipSpace();
            }
            String name = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (fields.put(name, value(depth + 1)) != null) {
                throw new NotJson();
            }
            skipSpace();
        }
        expect('}');
        return fields;
    }

    private List<Object> array(int depth) throws NotJson {
        List<Object> values = new ArrayList<>();
        expect('[');
        skipSpace();
        while (peek() != ']') {
            if (!values.isEmpty()) {
                expect(',');
                skipSpace();
            }
            values.add(value(depth + 1));
            skipSpace();
        }
        expect(']');
        return values;
    }

    private String string() throws NotJson {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            char c = next();
            if (c < ' ') {
                throw new NotJson();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() throws NotJson {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw new NotJson();
        };
    }

    private int hex() throws NotJson {
        char c = next();
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new NotJson();
        }
        return digit;
    }

    private Literal literal() throws NotJson {
        if (!literal.region(at, text.length()).lookingAt()) {
            throw new NotJson();
        }
        at = literal.end();
        return new Literal(literal.group());
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws NotJson {
        if (at == text.length()) {
            throw new NotJson();
        }
        return text.charAt(at);
    }

    private char next() throws NotJson {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char c) throws NotJson {
        if (next() != c) {
            throw new NotJson();
        }
    }
}
