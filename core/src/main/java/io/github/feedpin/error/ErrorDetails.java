package io.github.feedpin.error;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the platform adds to some of its errors, in their {@code error} object. All of it is for people: nothing here
 * decides what happens next. Texts are {@linkplain LogText#of(String) fit} for a log; a list has at most
 * {@value #MOST_ENTRIES} entries, the last of which tells how many there were more.
 *
 * @param permissionViolations the permissions that are missing
 * @param fieldViolations the fields of the request that are wrong
 * @param helps where more is written
 * @param troubleshooter the platform's words on how to find the cause; null when it gave none
 */
public record ErrorDetails(
        List<PermissionViolation> permissionViolations,
        List<FieldViolation> fieldViolations,
        List<HelpLink> helps,
        @Nullable String troubleshooter)
        implements Serializable {

    /** As many entries a list has at most. */
    public static final int MOST_ENTRIES = 20;

    private static final ErrorDetails NONE = new ErrorDetails(List.of(), List.of(), List.of(), null);

    public ErrorDetails {
        permissionViolations = some(permissionViolations, more -> new PermissionViolation("", "", more));
        fieldViolations = some(fieldViolations, more -> new FieldViolation("", "", more));
        helps = some(helps, more -> new HelpLink("", more));
        troubleshooter = LogText.orNull(troubleshooter);
    }

    /** Of an error that says no more than its code and message. */
    public static ErrorDetails none() {
        return NONE;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The same with every text changed, for instance so that it names nobody. */
    public ErrorDetails map(UnaryOperator<String> change) {
        return isEmpty()
                ? this
                : new ErrorDetails(
                        permissionViolations.stream()
                                .map(violation -> violation.map(change))
                                .toList(),
                        fieldViolations.stream()
                                .map(violation -> violation.map(change))
                                .toList(),
                        helps.stream().map(help -> help.map(change)).toList(),
                        troubleshooter == null ? null : change.apply(troubleshooter));
    }

    private static <T> List<T> some(List<T> entries, Function<String, T> saying) {
        if (entries.size() <= MOST_ENTRIES) {
            return List.copyOf(entries);
        }
        List<T> some = new ArrayList<>(entries.subList(0, MOST_ENTRIES - 1));
        some.add(saying.apply("and " + (entries.size() - some.size()) + " more"));
        return List.copyOf(some);
    }

    /**
     * A permission that is missing.
     *
     * @param type what kind of permission; may be empty
     * @param subject its name, for instance a scope; may be empty
     * @param description the platform's words; may be empty
     */
    public record PermissionViolation(String type, String subject, String description) implements Serializable {

        public PermissionViolation {
            type = LogText.of(type);
            subject = LogText.of(subject);
            description = LogText.of(description);
        }

        private PermissionViolation map(UnaryOperator<String> change) {
            return new PermissionViolation(change.apply(type), change.apply(subject), change.apply(description));
        }
    }

    /**
     * A field of the request that is wrong.
     *
     * @param field its name; may be empty
     * @param value what it held, user ids shortened; may be empty
     * @param description what is wrong with it; may be empty
     */
    public record FieldViolation(String field, String value, String description) implements Serializable {

        public FieldViolation {
            field = LogText.of(field);
            value = LogText.of(value);
            description = LogText.of(description);
        }

        private FieldViolation map(UnaryOperator<String> change) {
            return new FieldViolation(change.apply(field), change.apply(value), change.apply(description));
        }
    }

    /**
     * Where more is written.
     *
     * @param url the page, beginning with {@code http://} or {@code https://}; empty when there is none
     * @param description what it is about; may be empty
     */
    public record HelpLink(String url, String description) implements Serializable {

        public HelpLink {
            url = LogText.url(url);
            description = LogText.of(description);
        }

        private HelpLink map(UnaryOperator<String> change) {
            return new HelpLink(change.apply(url), change.apply(description));
        }
    }
}
