package io.github.feedpin.cli.ids;

import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes text that cannot be meant as one id of a type, such as a row of a table. What can be no id at all, such as
 * a blank text, is left alone unless it looks like several: it is never sent, and ends with an outcome of its own.
 *
 * @param type the type of the ids
 */
public record IdCheck(UserIdType type) {

    private static final String OPEN_ID = "ou_";
    private static final String UNION_ID = "on_";
    private static final String ONE_EACH = "; give one id per argument or line";

    /** Between two texts: of one alone, the end is no break. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\S\\s*[\\r\\n]\\s*\\S");

    private static final Pattern SPACE = Pattern.compile("\\S\\s+o[un]_");
    private static final Pattern COMMENT = Pattern.compile("\\s#");
    private static final Pattern QUOTED = Pattern.compile("^[\"'`‘’“”].*|.*[\"'`‘’“”]$", Pattern.DOTALL);
    private static final Pattern HEADING =
            Pattern.compile("(open|union|user|employee)[_ ]?id", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[\\d ()-]{6,}|\\d{7,}");
    private static final Pattern OWN_ID = Pattern.compile("o[un]_[0-9a-z]{30,}");

    /**
     * Reads {@code file} to its end.
     *
     * @throws MistakenIdsException at the first line that cannot be meant as one id
     */
    public void requireIds(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            requireIds(in);
        }
    }

    void requireIds(InputStream in) throws IOException {
        IdLines lines = new IdLines(in);
        for (@Nullable String id = lines.next(); id != null; id = lines.next()) {
            @Nullable String problem = problem(id);
            if (problem != null) {
                throw new MistakenIdsException(lines.line(), problem);
            }
        }
    }

    /** Why {@code text} cannot be meant as one id, and what to do, as the end of a sentence; null when it can be. */
    public @Nullable String problem(String text) {
        if (type == UserIdType.OPEN_ID && isPlain(text, OPEN_ID)
                || type == UserIdType.UNION_ID && isPlain(text, UNION_ID)) {
            return null;
        }
        @Nullable String problem = problemOfList(text);
        if (problem != null || UserIds.problem(text) != null) {
            return problem;
        }
        return switch (type) {
            case OPEN_ID -> problemOf(text, OPEN_ID);
            case UNION_ID -> problemOf(text, UNION_ID);
            case USER_ID -> OWN_ID.matcher(text).matches() ? problemOfType(text) : null;
        };
    }

    /** Whether it is of the platform's own form, as nearly all are. */
    private static boolean isPlain(String text, String prefix) {
        int length = text.length();
        if (!text.startsWith(prefix) || length == prefix.length() || length > UserIds.MAX_LENGTH) {
            return false;
        }
        for (int i = prefix.length(); i < length; i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with a list, whatever the type of its ids. */
    private static @Nullable String problemOfList(String text) {
        if (text.indexOf('\t') >= 0) {
            return "contains a tab" + ONE_EACH;
        }
        if (LINE_BREAK.matcher(text).find()) {
            return "contains a line break" + ONE_EACH;
        }
        if (text.chars().anyMatch(c -> c == ',' || c == '，' || c == '、')) {
            return "contains a comma" + ONE_EACH;
        }
        if (text.chars().anyMatch(c -> c == ';' || c == '；')) {
            return "contains a semicolon" + ONE_EACH;
        }
        if (COMMENT.matcher(text).find()) {
            return "contains a comment, which only a file or standard input may";
        }
        if (QUOTED.matcher(text).matches()) {
            return "is quoted; leave the quotation marks out";
        }
        if (HEADING.matcher(text).matches()) {
            return "looks like the heading of a column; give ids only";
        }
        if (SPACE.matcher(text).find()) {
            return "contains a space" + ONE_EACH;
        }
        return null;
    }

    private @Nullable String problemOf(String text, String prefix) {
        @Nullable String otherType = problemOfType(text);
        if (otherType != null) {
            return otherType;
        }
        return text.startsWith(prefix)
                ? "is no " + type.value() + ", in which letters, digits, _ and - follow the " + prefix
                : "is no " + type.value() + ", which begins with " + prefix
                        + "; ids of another type need --user-id-type";
    }

    /** What {@code text} looks like instead. */
    private @Nullable String problemOfType(String text) {
        if (text.indexOf('@') >= 0) {
            return "looks like an e-mail address; give the " + type.value();
        }
        if (PHONE_NUMBER.matcher(text).matches()) {
            return "looks like a phone number; give the " + type.value();
        }
        if (text.startsWith(OPEN_ID) && type != UserIdType.OPEN_ID) {
            return "looks like an open_id; use --user-id-type open_id";
        }
        if (text.startsWith(UNION_ID) && type != UserIdType.UNION_ID) {
            return "looks like a union_id; use --user-id-type union_id";
        }
        if (text.startsWith("oc_")) {
            return "looks like a chat_id; give the " + type.value() + "s of users";
        }
        return null;
    }
}
