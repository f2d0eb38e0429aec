package io.github.feedpin.error;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Details of some of the platform's errors, from their {@code error} object. Informational: not used for decisions.
 * Texts are {@linkplain LogText#of(String) safe} to log; a list has at most {@value #MOST_ENTRIES} entries, the last of
 * which contains the number of omitted ones.
 *
 * @param permissionViolations the permissions that are missing
 * @param fieldViolations the invalid fields of the request
 * @param helps links to further information
 * @param troubleshooter the platform's text on finding the cause; null if there was none
 */
public record ErrorDetails(
        List<PermissionViolation> permissionViolations,
        List<FieldViolation> fieldViolations,
        List<HelpLink> helps,
        @Nullable String troubleshooter)
        implements Serializable {

    /** The maximum number of entries in a list. */
    public static final int MOST_ENTRIES = 20;

    private static final ErrorDetails NONE = new ErrorDetails(List.of(), List.of(), List.of(), null);

    /**
     * Creates details with texts that are safe to log.
     *
     * @param permissionViolations copied, up to {@value #MOST_ENTRIES} entries
     * @param fieldViolations copied, up to {@value #MOST_ENTRIES} entries
     * @param helps copied, up to {@value #MOST_ENTRIES} entries
     * @param troubleshooter null if there is none
     */
    public ErrorDetails {
        permissionViolations = some(permissionViolations, more -> new PermissionViolation("", "", more));
        fieldViolations = some(fieldViolations, more -> new FieldViolation("", "", more));
        helps = some(helps, more -> new HelpLink("", more));
        troubleshooter = LogText.orNull(troubleshooter);
    }

    /** {@return empty details} */
    public static ErrorDetails none() {
        return NONE;
    }

    /** {@return whether there are no details} */
    public boolean isEmpty() {
        return equals(NONE);
    }

    /**
     * {@return a copy with every text changed, for instance to mask user ids}
     *
     * @param change applied to each text, also to empty ones; its results are made safe to log
     */
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
     * @param description the platform's text; may be empty
     */
    public record PermissionViolation(String type, String subject, String description) implements Serializable {

        /**
         * Creates a violation with texts that are safe to log.
         *
         * @param type what kind of permission; may be empty
         * @param subject the name of the permission; may be empty
         * @param description the platform's text; may be empty
         */
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
     * An invalid field of the request.
     *
     * @param field its name; may be empty
     * @param value its value, user ids shortened; may be empty
     * @param description what is wrong with it; may be empty
     */
    public record FieldViolation(String field, String value, String description) implements Serializable {

        /**
         * Creates a violation with texts that are safe to log.
         *
         * @param field the name of the field; may be empty
         * @param value user ids in it must be shortened; may be empty
         * @param description the platform's text; may be empty
         */
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
     * A link to further information.
     *
     * @param url the page, beginning with {@code http://} or {@code https://}; empty if there is none
     * @param description what it is about; may be empty
     */
    public record HelpLink(String url, String description) implements Serializable {

        /**
         * Creates a link with texts that are safe to log.
         *
         * @param url replaced by an empty text unless it begins with {@code http://} or {@code https://}
         * @param description the platform's text; may be empty
         */
        public HelpLink {
            url = LogText.url(url);
            description = LogText.of(description);
        }

        private HelpLink map(UnaryOperator<String> change) {
            return new HelpLink(change.apply(url), change.apply(description));
        }
    }
}
