package io.github.feedpin.spring.boot.properties;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the receiver of events.
 *
 * @param path Path of the endpoint that receives the events of a store app, such as '/feedpin/events'. There is no
 *     endpoint if not set.
 * @param encryptKey Encrypt Key of the app; the old and the new one during a rotation.
 * @param verificationToken Verification Token of the app; the old and the new one during a rotation.
 */
public record EventsProperties(
        @Nullable String path,
        @DefaultValue List<String> encryptKey,
        @DefaultValue List<String> verificationToken) {

    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+/?");

    public EventsProperties {
        encryptKey = List.copyOf(encryptKey);
        verificationToken = List.copyOf(verificationToken);
        InvalidPropertyException.require(
                path == null || PATH.matcher(path).matches(),
                "path must begin with a slash, and consist of letters, digits, slashes and -._~, such as"
                        + " /feedpin/events");
        requireText("encrypt-key", encryptKey);
        requireText("verification-token", verificationToken);
    }

    private static void requireText(String property, List<String> values) {
        InvalidPropertyException.require(
                values.stream().noneMatch(String::isBlank), property + " must not be blank; remove it for none");
    }

    /** Does not contain the keys and tokens. */
    @Override
    public String toString() {
        return "EventsProperties[path=" + path + ", encryptKey=" + masked(encryptKey) + ", verificationToken="
                + masked(verificationToken) + "]";
    }

    private static List<String> masked(List<String> values) {
        return values.stream().map(value -> "***").toList();
    }
}
