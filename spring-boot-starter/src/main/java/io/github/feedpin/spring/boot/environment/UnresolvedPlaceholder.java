package io.github.feedpin.spring.boot.environment;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

/**
 * A placeholder in a property's value that stands for nothing. Holds no more of the value, which may be a secret.
 *
 * @param property the property's name
 * @param placeholder what stands between the braces
 * @param origin where the property is set; empty where that is not known
 */
record UnresolvedPlaceholder(String property, String placeholder, String origin) implements Serializable {

    static UnresolvedPlaceholder of(ConfigurationPropertyName property, String placeholder, @Nullable Origin origin) {
        return new UnresolvedPlaceholder(property.toString(), placeholder, origin == null ? "" : origin.toString());
    }
}
