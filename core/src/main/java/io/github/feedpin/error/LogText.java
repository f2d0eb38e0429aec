package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * Makes texts from outside fit for messages, logs and terminals: one line of bounded length, without control
 * characters, escapes, characters that turn the direction of writing or show nothing, and halves of characters. The
 * values of the model apply it to each such text when they are made, so that an adapter cannot forget it. A text that
 * is fit already is given back as it is, not copied.
 */
public final class LogText {

    /** The longest text that one source contributes, in characters. */
    public static final int MAX_LENGTH = 300;

    /** The longest message that is put together of several such texts and words of our own, in characters. */
    public static final int MAX_MESSAGE_LENGTH = 3000;

    private LogText() {}

    /** The same in one line of at most {@value #MAX_LENGTH} characters; the last of them shows that there was more. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /**
     * The same for another length.
     *
     * @param maxLength at least 2
     */
    public static String of(String text, int maxLength) {
        if (isFit(text, maxLength)) {
            return text;
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), maxLength + 2));
        boolean gap = false;
        for (int i = 0; i < text.length() && line.length() <= maxLength; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isGarbling(character)) {
                gap = !line.isEmpty();
            } else {
                line.append(gap ? " " : "").appendCodePoint(character);
                gap = false;
            }
        }
        return cut(line.toString(), maxLength);
    }

    /** The same; null for null, and for a text in which nothing shows. */
    public static @Nullable String orNull(@Nullable String text) {
        String line = text == null ? "" : of(text);
        return line.isEmpty() ? null : line;
    }

    /** A message that is put together, in one line of at most {@value #MAX_MESSAGE_LENGTH} characters. */
    public static String message(String text) {
        return of(text, MAX_MESSAGE_LENGTH);
    }

    /**
     * The address of a page on the web, as {@link #of(String)} shows it; empty for any other text, which must not
     * become a link.
     */
    public static String url(String text) {
        String line = of(text);
        return startsWith(line, "https://") || startsWith(line, "http://") ? line : "";
    }

    /** A line of at most {@code length} characters; the last of them shows that there was more. */
    static String cut(String line, int length) {
        if (line.length() <= length) {
            return line;
        }
        boolean inPair = Character.isHighSurrogate(line.charAt(length - 2));
        return line.substring(0, length - (inPair ? 2 : 1)).stripTrailing() + "…";
    }

    private static boolean startsWith(String line, String start) {
        return line.regionMatches(true, 0, start, 0, start.length());
    }

    private static boolean isFit(String text, int maxLength) {
        int length = text.length();
        if (length > maxLength) {
            return false;
        }
        boolean gap = true;
        for (int i = 0; i < length; ) {
            int character = text.codePointAt(i);
            if (character == ' ' ? gap : isGarbling(character)) {
                return false;
            }
            gap = character == ' ';
            i += Character.charCount(character);
        }
        return length == 0 || !gap;
    }

    private static boolean isGarbling(int character) {
        if (character > ' ' && character < 0x7F) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isInvisible(character);
        };
    }

    /** Letters and marks that show nothing, by which texts that look alike could differ, or hide others. */
    private static boolean isInvisible(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> character >= 0xE0000 && character <= 0xE0FFF;
        };
    }
}
