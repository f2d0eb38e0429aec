package io.github.feedpin.spring.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * The clients below {@code feedpin.clients}, each with properties of its own. They are known before there are any beans, for whoever adds beans for
 * each of them.
 *
 * @param environment what is set
 */
public record NamedClients(Environment environment) {

    private static final ConfigurationPropertyName CLIENTS =
            ConfigurationPropertyName.of(FeedpinProperties.PREFIX + ".clients");
    private static final String PRIMARY = FeedpinProperties.PREFIX + ".primary";

    /** How the clients are called, which is how their beans are called; empty when there are none. */
    public Set<String> names() {
        return prefixes().keySet();
    }

    /**
     * The one that is injected where no other is asked for; null when none is named.
     *
     * @throws IllegalArgumentException when it is not among the {@link #names()}
     */
    public @Nullable String primary() {
        @Nullable
        String primary = Binder.get(environment).bind(PRIMARY, String.class).orElse(null);
        if (primary != null) {
            Set<String> names = names();
            InvalidPropertyException.require(
                    names.contains(primary),
                    "primary must name one of feedpin.clients, which are " + names + ", but is " + primary);
        }
        return primary;
    }

    /**
     * How the clients are called, and where their properties stand. Spelled as in the last source that has them: variables of the environment, which
     * come before files, know no dashes.
     */
    Map<String, ConfigurationPropertyName> prefixes() {
        Map<ConfigurationPropertyName, ConfigurationPropertyName> found = new LinkedHashMap<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                for (ConfigurationPropertyName name : iterable) {
                    if (CLIENTS.isAncestorOf(name)) {
                        ConfigurationPropertyName client = name.chop(CLIENTS.getNumberOfElements() + 1);
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

    /** What is set for this client, or else at the top level. A value of its own, which a client without properties has in YAML, is passed over. */
    FeedpinProperties properties(ConfigurationPropertyName client) {
        List<ConfigurationPropertySource> ownFirst = Stream.concat(
                        sources().map(source -> source.filter(name -> !name.equals(client))),
                        sources().map(source -> new InheritingSource(source, client)))
                .toList();
        return new Binder(ownFirst, new PropertySourcesPlaceholdersResolver(environment))
                .bindOrCreate(client, Bindable.of(FeedpinProperties.class), null);
    }

    private Stream<ConfigurationPropertySource> sources() {
        return StreamSupport.stream(
                ConfigurationPropertySources.get(environment).spliterator(), false);
    }
}
