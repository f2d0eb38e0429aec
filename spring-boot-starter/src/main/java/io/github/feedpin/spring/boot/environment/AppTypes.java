package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.platform.AppType;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * The types of the configured apps. Read from the environment, since they decide which beans are registered.
 *
 * @param environment the environment of the application
 */
public record AppTypes(Environment environment) {

    private static final String PROPERTY = "app-type";

    /**
     * Returns the type of the app at the top level.
     *
     * @throws RuntimeException if the property is invalid, or contains a placeholder that cannot be resolved
     */
    public AppType ofTopLevel() {
        return typeBelow(PropertyNames.TOP).orElse(AppType.SELF_BUILT);
    }

    /**
     * Returns the type of the app of a named client, which falls back to the type at the top level.
     *
     * @param client the prefix of the client's properties
     * @throws RuntimeException if the property is invalid, or contains a placeholder that cannot be resolved
     */
    public AppType ofNamed(ConfigurationPropertyName client) {
        return typeBelow(client).orElseGet(this::ofTopLevel);
    }

    private Optional<AppType> typeBelow(ConfigurationPropertyName prefix) {
        return PropertySources.valueOf(prefix.append(PROPERTY), AppType.class, environment);
    }
}
