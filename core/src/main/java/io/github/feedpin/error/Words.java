package io.github.feedpin.error;

import java.util.regex.Pattern;

/** Makes foreign words fit for a log. */
final class Words {

    static final int MAX_LENGTH = 300;

    /** White space, controls, line separators, and what turns the direction of writing or shows nothing. */
    private static final Pattern GARBLING = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private Words() {}

    /** The same in one line of at most {@value #MAX_LENGTH} characters. */
    static String tidy(String text) {
        return cut(GARBLING.matcher(text).replaceAll(" ").strip(), MAX_LENGTH);
    }

    /** A line of at most {@code length} characters; the last of them shows that there was more. */
    static String cut(String line, int length) {
        if (line.length() <= length) {
            return line;
        }
        boolean inPair = Character.isHighSurrogate(line.charAt(length - 2));
        return line.substring(0, length - (inPair ? 2 : 1)) + "…";
    }
}
