package io.github.feedpin.spring.boot.environment;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The one way in which Feedpin looks at the properties of an application. */
public final class PropertySources {

    private PropertySources() {}

    /** Returns the sources in their order. What they hold are values as they were written, with their placeholders. */
    static List<ConfigurationPropertySource> of(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(PropertySources::withoutVariablesOfOthers)
                .toList();
    }

    /** Returns whether the property, or one below it, is set to anything. Never resolves its value. */
    public static boolean holds(ConfigurationPropertyName name, Environment environment) {
        return of(environment).stream()
                .anyMatch(source -> source.getConfigurationProperty(name) != null
                        || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT);
    }

    private static ConfigurationPropertySource withoutVariablesOfOthers(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource
                        && source instanceof IterableConfigurationPropertySource variables
                ? EnvironmentVariables.in(variables)
                : source;
    }
}
