package io.github.feedpin.spring.boot.environment;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Access to the property sources of an application, without environment variables that only look like properties. */
public final class PropertySources {

    private PropertySources() {}

    /** Returns the sources in order of precedence. Placeholders in their values are not resolved. */
    static List<ConfigurationPropertySource> of(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(PropertySources::withoutUnrelatedVariables)
                .toList();
    }

    /** Returns whether the property, or a property below it, is set. Does not resolve its value. */
    public static boolean isSet(ConfigurationPropertyName name, Environment environment) {
        return of(environment).stream()
                .anyMatch(source -> source.getConfigurationProperty(name) != null
                        || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT);
    }

    /**
     * Returns the value of one property, if it is set.
     *
     * @throws UnresolvedPlaceholdersException if it contains a placeholder that cannot be resolved
     */
    static <T> Optional<T> valueOf(ConfigurationPropertyName name, Class<T> type, Environment environment) {
        BindingRecorder binding = new BindingRecorder(PropertyNames.TOP);
        Optional<T> value = Optional.ofNullable(new Binder(of(environment), ClientSettings.strictResolver(environment))
                .bind(name, Bindable.of(type), binding)
                .orElse(null));
        binding.requireResolved(name::equals);
        return value;
    }

    private static ConfigurationPropertySource withoutUnrelatedVariables(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource
                        && source instanceof IterableConfigurationPropertySource variables
                ? EnvironmentVariables.in(variables)
                : source;
    }
}
