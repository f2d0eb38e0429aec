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
 * The clients below {@code feedpin.clients}, each with properties of its own.
 *
 * @param environment what is set
 */
record NamedClients(Environment environment) {

    private static final ConfigurationPropertyName CLIENTS =
            ConfigurationPropertyName.of(FeedpinProperties.PREFIX + ".clients");
    private static final String PRIMARY = FeedpinProperties.PREFIX + ".primary";

    /** How the clients are called, and where their properties stand. */
    Map<String, ConfigurationPropertyName> names() {
        Map<ConfigurationPropertyName, String> found = new LinkedHashMap<>();
        sources()
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(CLIENTS::isAncestorOf)
                .map(name -> name.chop(CLIENTS.getNumberOfElements() + 1))
                .forEach(client -> found.putIfAbsent(client, client.getLastElement(Form.ORIGINAL)));
        Map<String, ConfigurationPropertyName> names = new LinkedHashMap<>();
        found.forEach((client, name) -> names.put(name, client));
        return names;
    }

    /** The one that is injected where no other is asked for; null when none is named. */
    @Nullable
    String primary(Set<String> names) {
        @Nullable
        String primary = Binder.get(environment).bind(PRIMARY, String.class).orElse(null);
        InvalidPropertyException.require(
                primary == null || names.contains(primary),
                "primary must name one of feedpin.clients, which are " + names + ", but is " + primary);
        return primary;
    }

    /** What is set for this client, or else at the top level. */
    FeedpinProperties properties(ConfigurationPropertyName client) {
        List<ConfigurationPropertySource> ownFirst = Stream.concat(
                        sources(), sources().map(source -> new InheritingSource(source, client)))
                .toList();
        return new Binder(ownFirst, new PropertySourcesPlaceholdersResolver(environment))
                .bindOrCreate(client, Bindable.of(FeedpinProperties.class), null);
    }

    private Stream<ConfigurationPropertySource> sources() {
        return StreamSupport.stream(
                ConfigurationPropertySources.get(environment).spliterator(), false);
    }
}
