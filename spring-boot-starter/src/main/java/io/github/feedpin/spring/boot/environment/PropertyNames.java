package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Names of the properties below {@code feedpin}. */
public final class PropertyNames {

    public static final ConfigurationPropertyName TOP = ConfigurationPropertyName.of(FeedpinProperties.PREFIX);
    public static final ConfigurationPropertyName CLIENTS = TOP.append("clients");
    static final ConfigurationPropertyName PRIMARY = TOP.append("primary");

    /** The properties of one client, from {@code app-id} to {@code http.proxy.port}. */
    private static final Set<ConfigurationPropertyName> OF_ONE_CLIENT = new HashSet<>();

    static {
        collect(FeedpinProperties.class, ConfigurationPropertyName.EMPTY);
    }

    private PropertyNames() {}

    /**
     * Returns the property that an environment variable sets, given the words of its name: {@code FEEDPIN_APP_ID} is
     * read as {@code feedpin.app.id} and sets {@code feedpin.app-id}; {@code FEEDPIN_CLIENTS_HR_TEAM_APP_ID} sets
     * {@code feedpin.clients.hr-team.app-id}. Null when it sets none.
     */
    static @Nullable ConfigurationPropertyName setBy(ConfigurationPropertyName words) {
        if (words.equals(PRIMARY)) {
            return PRIMARY;
        }
        if (!TOP.isAncestorOf(words)) {
            return null;
        }
        if (!CLIENTS.isAncestorOf(words)) {
            return ofOneClient(words, 1, TOP);
        }
        StringBuilder client = new StringBuilder();
        for (int i = 2; i < words.getNumberOfElements() - 1; i++) {
            client.append(i == 2 ? "" : "-").append(words.getElement(i, Form.UNIFORM));
            @Nullable ConfigurationPropertyName found = ofOneClient(words, i + 1, CLIENTS.append(client.toString()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable ConfigurationPropertyName ofOneClient(
            ConfigurationPropertyName words, int from, ConfigurationPropertyName prefix) {
        boolean indexed = words.isLastElementIndexed();
        String wanted = joined(indexed ? words.getParent() : words, from);
        for (ConfigurationPropertyName name : OF_ONE_CLIENT) {
            if (joined(name, 0).equals(wanted)) {
                ConfigurationPropertyName found = prefix.append(name);
                return indexed ? found.append("[" + words.getLastElement(Form.UNIFORM) + "]") : found;
            }
        }
        return null;
    }

    /** A variable may leave out a dash or have an underscore in its place, so words are compared without their ends. */
    private static String joined(ConfigurationPropertyName name, int from) {
        return IntStream.range(from, name.getNumberOfElements())
                .mapToObj(i -> name.getElement(i, Form.UNIFORM))
                .collect(Collectors.joining());
    }

    // Of the constructor, since a native image knows its parameters: the binding needs them as well.
    private static void collect(Class<?> type, ConfigurationPropertyName prefix) {
        for (Parameter parameter : type.getDeclaredConstructors()[0].getParameters()) {
            ConfigurationPropertyName name = prefix.append(DataObjectPropertyName.toDashedForm(parameter.getName()));
            if (parameter.getType().isRecord()) {
                collect(parameter.getType(), name);
            } else {
                OF_ONE_CLIENT.add(name);
            }
        }
    }
}
