package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * Sanitizes external texts for messages, logs and terminals: one line of bounded length, without control characters,
 * escapes, characters that change the writing direction or are invisible, and unpaired surrogates. The values of the
 * model sanitize their texts when they are created; adapters use it for their own texts, such as excerpts of bodies. A
 * text that is safe already is returned as it is.
 */
public final class LogText {

    /** The maximum length of a text of one source, in characters. */
    public static final int MAX_LENGTH = 300;

    /** The maximum length of a composed message, in characters. */
    public static final int MAX_MESSAGE_LENGTH = 3000;

    private LogText() {}

    /**
     * {@return the text in one line of at most {@value #MAX_LENGTH} characters; a longer one ends with an ellipsis}
     *
     * @param text from outside, for instance of a response
     */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    /**
     * {@return the text in one line of at most {@code maxLength} characters; a longer one ends with an ellipsis}
     *
     * @param text from outside, for instance of a response
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

    /**
     * {@return the text as {@link #of(String)} returns it; null for null, and for a text without visible characters}
     *
     * @param text from outside; null if there was none
     */
    public static @Nullable String orNull(@Nullable String text) {
        String line = text == null ? "" : of(text);
        return line.isEmpty() ? null : line;
    }

    /**
     * {@return a message in one line of at most {@value #MAX_MESSAGE_LENGTH} characters; a longer one ends with an
     * ellipsis}
     *
     * @param text composed of own texts and of texts from outside
     */
    public static String message(String text) {
        return of(text, MAX_MESSAGE_LENGTH);
    }

    /**
     * {@return the address as {@link #of(String)} returns it; empty for a text that does not begin with {@code http://}
     * or {@code https://}, so that it cannot become a link}
     *
     * @param text the address of a web page, from outside
     */
    public static String url(String text) {
        String line = of(text);
        return startsWith(line, "https://") || startsWith(line, "http://") ? line : "";
    }

    /** Cuts a line to at most {@code length} characters, the last of which is an ellipsis. */
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

    /** Returns whether the character is an invisible letter or mark, which could make different texts look alike. */
    private static boolean isInvisible(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> character >= 0xE0000 && character <= 0xE0FFF;
        };
    }
}
