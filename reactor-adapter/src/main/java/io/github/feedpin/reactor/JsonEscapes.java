package io.github.feedpin.reactor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes what could hide a secret from redaction: escapes, and invisible characters such as the zero bytes of UTF-16.
 */
final class JsonEscapes {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern INVISIBLE = Pattern.compile("[\\\\\\p{Cc}\\p{Cf}&&[^\\s]]+");

    private JsonEscapes() {}

    /** Returns the text without escapes, backslashes and invisible characters. */
    static String undo(String text) {
        String unescaped = ESCAPED.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
        return INVISIBLE.matcher(unescaped).replaceAll("");
    }
}
