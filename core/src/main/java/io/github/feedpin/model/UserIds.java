package io.github.feedpin.model;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Validates user ids of any type before they are sent, and shortens them for logs. */
public final class UserIds {

    /** The maximum length of an id, in characters. The platform's own ids are far shorter. */
    public static final int MAX_LENGTH = 256;

    private static final int SHOWN_AT_EACH_END = 4;

    /** The replacement that decoders use for malformed bytes. */
    private static final char BROKEN = '\uFFFD';

    /** The end of a text that was cut. */
    private static final String CUT = "…";

    private UserIds() {}

    /**
     * {@return why {@code userId} is invalid, as the end of a sentence; null if it is valid} An id is valid if it is
     * not blank, has at most {@value #MAX_LENGTH} characters, and contains neither control characters nor malformed
     * text.
     *
     * @param userId an id of any type, or the id of a group chat
     */
    public static @Nullable String problem(String userId) {
        int length = userId.length();
        if (length > MAX_LENGTH) {
            return "is longer than " + MAX_LENGTH + " characters";
        }
        boolean blank = true;
        for (int i = 0; i < length; i++) {
            char c = userId.charAt(i);
            if (c > ' ' && c < 0x7F) {
                blank = false;
            } else if (Character.isISOControl(c)) {
                return "contains a control character";
            } else if (c == BROKEN || Character.isSurrogate(c) && !isPaired(userId, i)) {
                return "contains a broken character";
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                blank = false;
            }
        }
        return blank ? "is blank" : null;
    }

    /**
     * {@return a form of {@code userId} for logs and messages: its ends, never the complete id}
     *
     * @param userId an id of any length; at each end, up to 4 characters are shown, but no more than a quarter of it
     */
    public static String shorten(String userId) {
        int shown = Math.min(SHOWN_AT_EACH_END, userId.length() / 4);
        String start = userId.substring(0, shown);
        String end = userId.substring(userId.length() - shown);
        return printable(start) + "…" + printable(end);
    }

    /**
     * {@return {@code text} with each of {@code userIds} in it shortened, including one that is cut off with the text}
     *
     * @param text may end with an ellipsis if it was cut
     * @param userIds the complete ids
     */
    public static String mask(String text, Collection<String> userIds) {
        String masked = text;
        for (String userId : userIds) {
            if (!userId.isEmpty() && masked.contains(userId)) {
                masked = masked.replace(userId, shorten(userId));
            }
        }
        return masked.endsWith(CUT) ? maskEnd(masked, userIds) : masked;
    }

    private static String maskEnd(String text, Collection<String> userIds) {
        int end = text.length() - CUT.length();
        for (String userId : userIds) {
            for (int length = Math.min(userId.length() - 1, end); length > SHOWN_AT_EACH_END; length--) {
                if (text.regionMatches(end - length, userId, 0, length)) {
                    return text.substring(0, end - length) + printable(userId.substring(0, SHOWN_AT_EACH_END)) + CUT;
                }
            }
        }
        return text;
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private static boolean isShowable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(c -> isShowable(c) ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
