package io.github.feedpin.spring.boot.environment;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

/**
 * An unresolvable placeholder in the value of a property. Does not contain the rest of the value, which may be a
 * secret.
 *
 * @param property the property's name
 * @param placeholder the text between the braces
 * @param origin the origin of the property; empty if it is unknown
 */
record UnresolvedPlaceholder(String property, String placeholder, String origin) implements Serializable {

    static UnresolvedPlaceholder of(ConfigurationPropertyName property, String placeholder, @Nullable Origin origin) {
        return new UnresolvedPlaceholder(property.toString(), placeholder, origin == null ? "" : origin.toString());
    }
}
