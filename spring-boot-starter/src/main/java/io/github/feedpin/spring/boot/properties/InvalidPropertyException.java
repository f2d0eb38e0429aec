package io.github.feedpin.spring.boot.properties;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** Thrown when a property has an invalid value. The message begins with the last element of the property's name. */
public final class InvalidPropertyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z]+)+\\b");

    private InvalidPropertyException(String message) {
        super(message);
    }

    /** Creates an exception with a message that begins with the name of the property. */
    public static InvalidPropertyException of(String message) {
        return new InvalidPropertyException(message);
    }

    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidPropertyException(otherwise);
        }
    }

    /** Runs a validation of the library, and translates the names in its message into names of properties. */
    public static void check(Runnable validation) {
        check("", "", validation);
    }

    /**
     * Runs a validation of the library, and replaces {@code subject} at the start of its message by {@code property}.
     */
    public static void check(String property, String subject, Runnable validation) {
        checked(property, subject, () -> {
            validation.run();
            return validation;
        });
    }

    /**
     * Returns what the library creates, and translates its message as {@link #check(String, String, Runnable)} does.
     */
    public static <T> T checked(String property, String subject, Supplier<T> creation) {
        try {
            return creation.get();
        } catch (IllegalArgumentException invalid) {
            String message = String.valueOf(invalid.getMessage());
            String translated = message.startsWith(subject) ? property + message.substring(subject.length()) : message;
            throw new InvalidPropertyException(CAMEL_CASE
                    .matcher(translated)
                    .replaceAll(name -> DataObjectPropertyName.toDashedForm(name.group())));
        }
    }
}
