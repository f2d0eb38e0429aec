package io.github.feedpin.reactor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What could hide a secret from its redaction: escapes, and what is invisible, such as every other byte of UTF-16. */
final class JsonEscapes {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern INVISIBLE = Pattern.compile("[\\\\\\p{Cc}\\p{Cf}&&[^\\s]]+");

    private JsonEscapes() {}

    /** The text without them; other backslashes are taken out too. */
    static String undo(String text) {
        String unescaped = ESCAPED.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))));
        return INVISIBLE.matcher(unescaped).replaceAll("");
    }
}
