package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.spring.boot.properties.InvalidPropertyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The clients below {@code feedpin.clients}. Read from the environment, so that beans can be registered for each of
 * them.
 *
 * @param environment the environment of the application
 */
public record NamedClients(Environment environment) {

    /** Returns the names of the clients, which are the qualifiers of their beans; empty if there are none. */
    public Set<String> names() {
        return prefixes().keySet();
    }

    /**
     * Returns the name of the primary client; null if {@code feedpin.primary} is not set.
     *
     * @throws IllegalArgumentException if it is not one of the {@link #names()}
     * @throws RuntimeException if it contains a placeholder that cannot be resolved
     */
    public @Nullable String primary() {
        @Nullable
        String primary = PropertySources.valueOf(PropertyNames.PRIMARY, String.class, environment)
                .orElse(null);
        if (primary != null) {
            Set<String> names = names();
            InvalidPropertyException.require(
                    names.contains(primary),
                    "primary must name one of feedpin.clients, which are " + names + ", but is " + primary);
        }
        return primary;
    }

    /**
     * Returns the prefix of the properties of each client by its name. A name is spelled as in the last source that
     * contains it: environment variables, which precede files, may omit dashes.
     */
    public Map<String, ConfigurationPropertyName> prefixes() {
        Map<ConfigurationPropertyName, ConfigurationPropertyName> found = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : PropertySources.of(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                for (ConfigurationPropertyName name : iterable) {
                    if (PropertyNames.CLIENTS.isAncestorOf(name)) {
                        ConfigurationPropertyName client = name.chop(PropertyNames.CLIENTS.getNumberOfElements() + 1);
                        found.put(client, client);
                    }
                }
            }
        }
        Map<String, ConfigurationPropertyName> prefixes = new LinkedHashMap<>();
        for (ConfigurationPropertyName client : found.values()) {
            prefixes.put(client.getLastElement(Form.ORIGINAL), client);
        }
        return prefixes;
    }
}
