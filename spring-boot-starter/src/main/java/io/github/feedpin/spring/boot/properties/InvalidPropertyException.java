package io.github.feedpin.spring.boot.properties;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * A property has a value that is out of range. The message begins with its name, without what stands before the last
 * dot.
 */
public final class InvalidPropertyException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[a-z]+(?:[A-Z][a-z]+)+\\b");

    private InvalidPropertyException(String message) {
        super(message);
    }

    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidPropertyException(otherwise);
        }
    }

    /** Lets {@code settings} check themselves, and says of what they reject how it is called among the properties. */
    public static void check(Runnable settings) {
        check("", "", settings);
    }

    /**
     * The same for what they call {@code subject} in front of their message, and is called {@code property} among the
     * properties.
     */
    public static void check(String property, String subject, Runnable settings) {
        try {
            settings.run();
        } catch (IllegalArgumentException rejection) {
            String message = String.valueOf(rejection.getMessage());
            String told = message.startsWith(subject) ? property + message.substring(subject.length()) : message;
            throw new InvalidPropertyException(
                    CAMEL_CASE.matcher(told).replaceAll(name -> DataObjectPropertyName.toDashedForm(name.group())));
        }
    }
}
