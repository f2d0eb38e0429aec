package io.github.feedpin.spring.boot.environment;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;

/**
 * {@link ConfigurationPropertySource} that lets a named client inherit properties from the top level. Credentials are
 * not inherited: app id and secret belong together, and clients of the same app with separate limiters would exceed its
 * quota. The receiver of events is not inherited either, since each app has its own path, keys and tokens.
 *
 * @param source the source of the top-level properties
 * @param client the prefix of the client's own properties
 */
record InheritingSource(ConfigurationPropertySource source, ConfigurationPropertyName client)
        implements ConfigurationPropertySource {

    private static final Set<ConfigurationPropertyName> NOT_INHERITED =
            Set.of(PropertyNames.TOP.append("app-id"), PropertyNames.TOP.append("app-secret"));
    private static final ConfigurationPropertyName EVENTS = PropertyNames.TOP.append("events");

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
        if (!isInherited(name)) {
            return null;
        }
        ConfigurationProperty property = source.getConfigurationProperty(atTop(name));
        return property == null ? null : new ConfigurationProperty(name, property.getValue(), property.getOrigin());
    }

    @Override
    public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
        return isInherited(name) ? source.containsDescendantOf(atTop(name)) : ConfigurationPropertyState.ABSENT;
    }

    private boolean isInherited(ConfigurationPropertyName name) {
        if (!client.isAncestorOf(name)) {
            return false;
        }
        ConfigurationPropertyName inherited = atTop(name);
        return !NOT_INHERITED.contains(inherited) && !EVENTS.equals(inherited) && !EVENTS.isAncestorOf(inherited);
    }

    private ConfigurationPropertyName atTop(ConfigurationPropertyName name) {
        return PropertyNames.TOP.append(name.subName(client.getNumberOfElements()));
    }
}
