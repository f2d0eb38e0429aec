package io.github.feedpin.spring.boot.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.util.PlaceholderResolutionException;

/**
 * {@link BindHandler} that records the origins of properties, and placeholders that cannot be resolved. A property with
 * such a placeholder counts as not set while the others are bound, since it may not be needed.
 */
final class BindingRecorder implements BindHandler {

    private final ConfigurationPropertyName top;
    private final Map<ConfigurationPropertyName, UnresolvedPlaceholder> unresolved = new LinkedHashMap<>();
    private final Map<ConfigurationPropertyName, Origin> origins = new LinkedHashMap<>();

    BindingRecorder(ConfigurationPropertyName top) {
        this.top = top;
    }

    @Override
    public @Nullable Object onSuccess(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        @Nullable ConfigurationProperty property = context.getConfigurationProperty();
        if (property != null
                && property.getOrigin() != null
                && property.getName().equals(name)) {
            origins.put(name, property.getOrigin());
        }
        return result;
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) throws Exception {
        if (error instanceof PlaceholderResolutionException placeholder) {
            @Nullable ConfigurationProperty property = context.getConfigurationProperty();
            unresolved.put(
                    name,
                    UnresolvedPlaceholder.of(
                            name, placeholder.getPlaceholder(), property == null ? null : property.getOrigin()));
            return null;
        }
        // A parent of such a property fails in consequence, and must not hide the cause.
        if (!name.equals(top) && unresolved.keySet().stream().anyMatch(name::isAncestorOf)) {
            return null;
        }
        throw error;
    }

    /** Returns the origin of the property; null if it is unknown. */
    @Nullable
    Origin originOf(ConfigurationPropertyName name) {
        return origins.get(name);
    }

    /**
     * @throws UnresolvedPlaceholdersException if a needed property could not be resolved; lists every unresolved one
     */
    void requireResolved(Predicate<ConfigurationPropertyName> needed) {
        if (unresolved.keySet().stream().anyMatch(needed)) {
            throw new UnresolvedPlaceholdersException(new ArrayList<>(unresolved.values()));
        }
    }
}
