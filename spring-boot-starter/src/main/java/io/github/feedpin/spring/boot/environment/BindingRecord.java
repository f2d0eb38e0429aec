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
 * Remembers where properties come from, and which of them have a placeholder that cannot be resolved. Such a property
 * counts as not set while the others are bound, since it may not be needed.
 */
final class BindingRecord implements BindHandler {

    private final ConfigurationPropertyName top;
    private final Map<ConfigurationPropertyName, UnresolvedPlaceholder> unresolved = new LinkedHashMap<>();
    private final Map<ConfigurationPropertyName, Origin> origins = new LinkedHashMap<>();

    BindingRecord(ConfigurationPropertyName top) {
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
        // What lacks a part of itself fails as well, and is not to hide why.
        if (!name.equals(top) && unresolved.keySet().stream().anyMatch(name::isAncestorOf)) {
            return null;
        }
        throw error;
    }

    /** Returns where the property is set; null where that is not known. */
    @Nullable
    Origin originOf(ConfigurationPropertyName name) {
        return origins.get(name);
    }

    /** @throws UnresolvedPlaceholdersException when one of {@code needed} could not be resolved; names all others */
    void requireResolved(Predicate<ConfigurationPropertyName> needed) {
        if (unresolved.keySet().stream().anyMatch(needed)) {
            throw new UnresolvedPlaceholdersException(new ArrayList<>(unresolved.values()));
        }
    }
}
