package io.github.feedpin.cli.ids;

/** Extracts the id from a line of text. */
final class IdLineParser {

    private static final char COMMENT = '#';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private IdLineParser() {}

    /**
     * Returns the id in {@code line}, valid or not; empty if there is none. Ignores surrounding whitespace, and
     * comments: from a {@code #} at the start or after a space to the end.
     */
    static String idIn(String line) {
        int from = 0;
        int to = line.endsWith("\r") ? line.length() - 1 : line.length();
        int comment = commentIn(line);
        if (comment >= 0) {
            to = comment;
        }
        while (from < to && isSpace(line.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static int commentIn(String line) {
        int hash = line.indexOf(COMMENT);
        while (hash > 0 && !isSpace(line.charAt(hash - 1))) {
            hash = line.indexOf(COMMENT, hash + 1);
        }
        return hash;
    }

    private static boolean isSpace(char c) {
        return c == '\t' || c == BYTE_ORDER_MARK || Character.isSpaceChar(c);
    }
}
