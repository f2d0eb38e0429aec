package io.github.feedpin.spring.boot.environment;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;

/**
 * Finds for a named client what stands at the top level. All but the credentials: they belong together, and clients of
 * the same app that do not share a quota would exceed it.
 *
 * @param source what has the top level
 * @param client where the client's own properties stand
 */
record InheritingSource(ConfigurationPropertySource source, ConfigurationPropertyName client)
        implements ConfigurationPropertySource {

    private static final Set<ConfigurationPropertyName> NOT_INHERITED =
            Set.of(PropertyNames.TOP.append("app-id"), PropertyNames.TOP.append("app-secret"));

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
        if (!client.isAncestorOf(name) || NOT_INHERITED.contains(atTop(name))) {
            return null;
        }
        ConfigurationProperty property = source.getConfigurationProperty(atTop(name));
        return property == null ? null : new ConfigurationProperty(name, property.getValue(), property.getOrigin());
    }

    @Override
    public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
        return client.isAncestorOf(name) ? source.containsDescendantOf(atTop(name)) : ConfigurationPropertyState.ABSENT;
    }

    private ConfigurationPropertyName atTop(ConfigurationPropertyName name) {
        return PropertyNames.TOP.append(name.subName(client.getNumberOfElements()));
    }
}
