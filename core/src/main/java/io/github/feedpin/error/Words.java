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
        String line = GARBLING.matcher(text).replaceAll(" ").strip();
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        boolean inPair = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 2));
        return line.substring(0, MAX_LENGTH - (inPair ? 2 : 1)) + "…";
    }
}
