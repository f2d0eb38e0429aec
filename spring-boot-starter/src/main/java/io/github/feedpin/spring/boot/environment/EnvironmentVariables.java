package io.github.feedpin.spring.boot.environment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * {@link IterableConfigurationPropertySource} for the environment variables that set a property of Feedpin. All others
 * are ignored: for services whose names begin with {@code feedpin}, Kubernetes injects variables such as
 * {@code FEEDPIN_HTTP_PORT} and {@code FEEDPIN_CLIENTS_SERVICE_HOST}, which are not properties.
 *
 * @param properties the properties that are set, by name
 */
record EnvironmentVariables(Map<ConfigurationPropertyName, ConfigurationProperty> properties)
        implements IterableConfigurationPropertySource {

    static EnvironmentVariables in(IterableConfigurationPropertySource variables) {
        Map<ConfigurationPropertyName, ConfigurationProperty> found = new LinkedHashMap<>();
        for (ConfigurationPropertyName variable : variables) {
            @Nullable ConfigurationPropertyName name = PropertyNames.setBy(variable);
            if (name != null) {
                @Nullable ConfigurationProperty property = variables.getConfigurationProperty(variable);
                if (property != null && !isServiceAddress(variable, property.getValue())) {
                    found.putIfAbsent(name, new ConfigurationProperty(name, property.getValue(), property.getOrigin()));
                }
            }
        }
        return new EnvironmentVariables(found);
    }

    /**
     * Detects {@code FEEDPIN_HTTP_PROXY_PORT=tcp://10.0.0.1:3128} of Kubernetes, which is named like a property but is
     * not a port.
     */
    private static boolean isServiceAddress(ConfigurationPropertyName variable, Object value) {
        String text = value.toString().toLowerCase(Locale.ROOT);
        return variable.getLastElement(Form.UNIFORM).equals("port") && text.matches("(tcp|udp|sctp)://.*");
    }

    @Override
    public Stream<ConfigurationPropertyName> stream() {
        return properties.keySet().stream();
    }

    @Override
    public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
        return properties.get(name);
    }
}
