package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.spring.boot.properties.InvalidPropertyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The clients below {@code feedpin.clients}, each with properties of its own. They are known before there are any
 * beans, for whoever adds beans for each of them.
 *
 * @param environment what is set
 */
public record NamedClients(Environment environment) {

    /** How the clients are called, which is the qualifier of their beans; empty when there are none. */
    public Set<String> names() {
        return prefixes().keySet();
    }

    /**
     * The one that is injected where no other is asked for; null when none is named.
     *
     * @throws IllegalArgumentException when it is not among the {@link #names()}
     * @throws RuntimeException when it is a placeholder that cannot be resolved
     */
    public @Nullable String primary() {
        BindingRecord binding = new BindingRecord(PropertyNames.TOP);
        @Nullable
        String primary = new Binder(PropertySources.of(environment), ClientSettings.strictResolver(environment))
                .bind(PropertyNames.PRIMARY, Bindable.of(String.class), binding)
                .orElse(null);
        binding.requireResolved(PropertyNames.PRIMARY::equals);
        if (primary != null) {
            Set<String> names = names();
            InvalidPropertyException.require(
                    names.contains(primary),
                    "primary must name one of feedpin.clients, which are " + names + ", but is " + primary);
        }
        return primary;
    }

    /**
     * How the clients are called, and where their properties stand. Spelled as in the last source that has them:
     * environment variables, which come before files, may leave out dashes.
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
