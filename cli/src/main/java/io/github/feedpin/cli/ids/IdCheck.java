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
 * Detects text that was not intended as a single id, such as a row of a table. Other invalid ids, such as blank text,
 * pass: the client reports them as {@code INVALID_ID} without sending them.
 *
 * @param type the type of the ids
 */
public record IdCheck(UserIdType type) {

    private static final String OPEN_ID = "ou_";
    private static final String UNION_ID = "on_";
    private static final String ONE_EACH = "; give one id per argument or line";

    /** A line break between two texts; one at the end does not count. */
    private static final Pattern LINE_BREAK = Pattern.compile("\\S\\s*[\\r\\n]\\s*\\S");

    private static final Pattern SPACE = Pattern.compile("\\S\\s+o[un]_");
    private static final Pattern COMMENT = Pattern.compile("\\s#");
    private static final Pattern QUOTED = Pattern.compile("^[\"'`‘’“”].*|.*[\"'`‘’“”]$", Pattern.DOTALL);
    private static final Pattern HEADING =
            Pattern.compile("(open|union|user|employee)[_ ]?id", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[\\d ()-]{6,}|\\d{7,}");
    private static final Pattern OWN_ID = Pattern.compile("o[un]_[0-9a-z]{30,}");

    /**
     * Checks all lines of {@code file}.
     *
     * @throws InvalidIdListException at the first line that is not a single id
     */
    public void requireIds(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            requireIds(in);
        }
    }

    void requireIds(InputStream in) throws IOException {
        IdReader lines = new IdReader(in);
        for (@Nullable String id = lines.next(); id != null; id = lines.next()) {
            @Nullable String problem = problem(id);
            if (problem != null) {
                throw new InvalidIdListException(lines.line(), problem);
            }
        }
    }

    /**
     * Returns why {@code text} is not a single id and how to correct it, as the end of a sentence; null if it may be
     * one.
     */
    public @Nullable String problem(String text) {
        @Nullable
        String prefix = switch (type) {
            case OPEN_ID -> OPEN_ID;
            case UNION_ID -> UNION_ID;
            case USER_ID -> null;
        };
        if (prefix != null
                && text.startsWith(prefix)
                && text.length() <= UserIds.MAX_LENGTH
                && isPlatformId(text, prefix.length())) {
            return null;
        }
        @Nullable String problem = problemOfList(text);
        if (problem != null || UserIds.problem(text) != null) {
            return problem;
        }
        if (prefix != null) {
            return problemOf(text, prefix);
        }
        return OWN_ID.matcher(text).matches() ? problemOfType(text) : null;
    }

    /** Returns whether letters, digits, _ and - follow the prefix, as in nearly all ids; faster than a pattern. */
    private static boolean isPlatformId(String text, int prefix) {
        for (int i = prefix; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed =
                    c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return text.length() > prefix;
    }

    /** Returns the problem of text that holds several ids, of any type. */
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
            return "contains a comment, which is allowed only in a file or on standard input";
        }
        if (QUOTED.matcher(text).matches()) {
            return "is quoted; remove the quotation marks";
        }
        if (HEADING.matcher(text).matches()) {
            return "looks like a column heading; give ids only";
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
                ? "is not a valid " + type.value() + ": only letters, digits, _ and - may follow " + prefix
                : "is not a valid " + type.value() + ", which starts with " + prefix
                        + "; ids of another type need --user-id-type";
    }

    /** Returns the problem of text that looks like something else. */
    private @Nullable String problemOfType(String text) {
        if (text.indexOf('@') >= 0) {
            return "looks like an e-mail address; use the " + type.value();
        }
        if (PHONE_NUMBER.matcher(text).matches()) {
            return "looks like a phone number; use the " + type.value();
        }
        if (text.startsWith(OPEN_ID) && type != UserIdType.OPEN_ID) {
            return "looks like an open_id; use --user-id-type open_id";
        }
        if (text.startsWith(UNION_ID) && type != UserIdType.UNION_ID) {
            return "looks like a union_id; use --user-id-type union_id";
        }
        if (text.startsWith("oc_")) {
            return "looks like a chat_id; use the " + type.value() + "s of users";
        }
        return null;
    }
}
