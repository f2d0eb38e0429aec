package io.github.feedpin.cli.text;

import java.util.Locale;

/** Formats numbers, columns and external text, independently of the language. */
public final class Text {

    private static final int MAX_LENGTH = 300;

    /** The first and the last of the Chinese characters and punctuation marks, which take two columns. */
    private static final int WIDE = 0x2E80;

    private static final int LAST_WIDE = 0xFF60;

    private Text() {}

    /** Formats a number with separators: {@code 12,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns the number of columns that {@code line} takes in a terminal. */
    public static int columns(String line) {
        return line.codePoints().map(Text::columns).sum();
    }

    /** Fills {@code text} with spaces up to a number of columns. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }

    /** Aligns {@code text} at the right of a number of columns. */
    public static String rightAligned(String text, int columns) {
        return " ".repeat(Math.max(0, columns - columns(text))) + text;
    }

    /** Returns the beginning of {@code line} that fits into a number of columns. */
    public static String cut(String line, int columns) {
        int end = 0;
        int taken = 0;
        while (end < line.length() && taken + columns(line.codePointAt(end)) <= columns) {
            taken += columns(line.codePointAt(end));
            end += Character.charCount(line.codePointAt(end));
        }
        return line.substring(0, end);
    }

    private static int columns(int character) {
        return character >= WIDE && character <= LAST_WIDE ? 2 : 1;
    }

    /** Converts external text to one line without control characters, and truncates it. */
    public static String sanitize(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "...";
    }
}
