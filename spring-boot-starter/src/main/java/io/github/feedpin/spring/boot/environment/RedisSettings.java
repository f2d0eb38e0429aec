package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.spring.boot.properties.RedisProperties;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Access to the properties below {@code feedpin.redis}.
 *
 * @param environment the environment of the application
 */
public record RedisSettings(Environment environment) {

    private static final ConfigurationPropertyName ENABLED = PropertyNames.REDIS.append("enabled");
    private static final ConfigurationPropertyName URL = PropertyNames.REDIS.append("url");

    /**
     * Returns whether the application decides about Redis, and how.
     *
     * @throws RuntimeException if the property is invalid, or contains a placeholder that cannot be resolved
     */
    public Optional<Boolean> enabled() {
        return PropertySources.valueOf(ENABLED, Boolean.class, environment);
    }

    /** Returns whether a URL is set. Does not resolve its value. */
    public boolean hasUrl() {
        return PropertySources.isSet(URL, environment);
    }

    /**
     * Binds the properties.
     *
     * @throws RuntimeException if a property is invalid, or contains a placeholder that cannot be resolved
     */
    public RedisProperties properties() {
        BindingRecorder binding = new BindingRecorder(PropertyNames.REDIS);
        RedisProperties properties = new Binder(
                        PropertySources.of(environment), ClientSettings.strictResolver(environment))
                .bindOrCreate(PropertyNames.REDIS, Bindable.of(RedisProperties.class), binding);
        binding.requireResolved(name -> true);
        return properties;
    }
}
