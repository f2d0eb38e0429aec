package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.RedisProperties;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** The names of the properties below {@code feedpin}. */
public final class PropertyNames {

    public static final ConfigurationPropertyName TOP = ConfigurationPropertyName.of(FeedpinProperties.PREFIX);
    public static final ConfigurationPropertyName CLIENTS = TOP.append("clients");
    static final ConfigurationPropertyName PRIMARY = TOP.append("primary");
    static final ConfigurationPropertyName REDIS = ConfigurationPropertyName.of(RedisProperties.PREFIX);

    /** The properties of one client, from {@code app-id} to {@code http.proxy.port}. */
    private static final Set<ConfigurationPropertyName> CLIENT_PROPERTIES = new HashSet<>();

    /** The properties below {@code feedpin.redis}, which are those of all clients. */
    private static final Set<ConfigurationPropertyName> REDIS_PROPERTIES = new HashSet<>();

    static {
        collect(FeedpinProperties.class, ConfigurationPropertyName.EMPTY, CLIENT_PROPERTIES);
        collect(RedisProperties.class, ConfigurationPropertyName.EMPTY, REDIS_PROPERTIES);
    }

    private PropertyNames() {}

    /**
     * Returns the property that an environment variable sets; null if it sets none. {@code FEEDPIN_APP_ID} is read as
     * {@code feedpin.app.id} and sets {@code feedpin.app-id}; {@code FEEDPIN_CLIENTS_HR_TEAM_APP_ID} sets
     * {@code feedpin.clients.hr-team.app-id}.
     */
    static @Nullable ConfigurationPropertyName setBy(ConfigurationPropertyName words) {
        if (words.equals(PRIMARY)) {
            return PRIMARY;
        }
        if (!TOP.isAncestorOf(words)) {
            return null;
        }
        if (REDIS.isAncestorOf(words)) {
            return property(REDIS_PROPERTIES, words, 2, REDIS);
        }
        if (!CLIENTS.isAncestorOf(words)) {
            return clientProperty(words, 1, TOP);
        }
        StringBuilder client = new StringBuilder();
        for (int i = 2; i < words.getNumberOfElements() - 1; i++) {
            client.append(i == 2 ? "" : "-").append(words.getElement(i, Form.UNIFORM));
            @Nullable ConfigurationPropertyName found = clientProperty(words, i + 1, CLIENTS.append(client.toString()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable ConfigurationPropertyName clientProperty(
            ConfigurationPropertyName words, int from, ConfigurationPropertyName prefix) {
        return property(CLIENT_PROPERTIES, words, from, prefix);
    }

    private static @Nullable ConfigurationPropertyName property(
            Set<ConfigurationPropertyName> known,
            ConfigurationPropertyName words,
            int from,
            ConfigurationPropertyName prefix) {
        boolean indexed = words.isLastElementIndexed();
        String wanted = joined(indexed ? words.getParent() : words, from);
        for (ConfigurationPropertyName name : known) {
            if (joined(name, 0).equals(wanted)) {
                ConfigurationPropertyName found = prefix.append(name);
                return indexed ? found.append("[" + words.getLastElement(Form.UNIFORM) + "]") : found;
            }
        }
        return null;
    }

    /** A variable may omit a dash or replace it by an underscore, so names are compared without separators. */
    private static String joined(ConfigurationPropertyName name, int from) {
        return IntStream.range(from, name.getNumberOfElements())
                .mapToObj(i -> name.getElement(i, Form.UNIFORM))
                .collect(Collectors.joining());
    }

    // Reads the constructor, since its parameters are available in a native image: the binding needs them as well.
    private static void collect(Class<?> type, ConfigurationPropertyName prefix, Set<ConfigurationPropertyName> known) {
        for (Parameter parameter : type.getDeclaredConstructors()[0].getParameters()) {
            ConfigurationPropertyName name = prefix.append(DataObjectPropertyName.toDashedForm(parameter.getName()));
            if (parameter.getType().isRecord()) {
                collect(parameter.getType(), name, known);
            } else {
                known.add(name);
            }
        }
    }
}
