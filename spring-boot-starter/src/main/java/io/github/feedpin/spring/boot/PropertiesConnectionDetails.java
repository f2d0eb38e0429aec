package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.util.SystemPropertyUtils;

/**
 * What the properties say. Each is looked at when it is asked for, since not every application needs it.
 *
 * @param settings what is set
 */
record PropertiesConnectionDetails(ClientSettings settings) implements FeedpinConnectionDetails {

    private static final int LAST_OF_ASCII = 0x7f;

    @Override
    public BaseUrl baseUrl() {
        settings.requireResolved("base-url");
        String baseUrl = settings.properties().baseUrl();
        String property = settings.prefix().append("base-url").subName(1).toString();
        InvalidPropertyException.check(property, "The base URL", () -> BaseUrl.of(baseUrl));
        return BaseUrl.of(baseUrl);
    }

    @Override
    public AppCredentials credentials() {
        settings.requireResolved("app-id");
        settings.requireResolved("app-secret");
        @Nullable String appId = settings.properties().appId();
        @Nullable String appSecret = settings.properties().appSecret();
        List<String> problems = new ArrayList<>();
        tellOf("app-id", appId, problems);
        tellOf("app-secret", appSecret, problems);
        if (!problems.isEmpty() || appId == null || appSecret == null) {
            throw new UnusableCredentialsException(settings.prefix().toString(), String.join(", ", problems));
        }
        return AppCredentials.selfBuilt(appId, appSecret);
    }

    private void tellOf(String property, @Nullable String value, List<String> problems) {
        @Nullable String problem = problemOf(value);
        if (problem != null) {
            problems.add(settings.tell(property, problem));
        }
    }

    /** Says what makes the value one that the platform cannot have given out; never repeats it. */
    private static @Nullable String problemOf(@Nullable String value) {
        if (value == null) {
            return "is missing";
        }
        if (!StringUtils.hasText(value)) {
            return "is blank";
        }
        if (value.contains(SystemPropertyUtils.PLACEHOLDER_PREFIX)) {
            return "contains a placeholder that is escaped, and so not resolved";
        }
        String stripped = value.strip();
        if (stripped.length() < value.length()) {
            return "begins or ends with white space or a line break, as what is read from a file may";
        }
        if (value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return "contains white space or a control character";
        }
        return value.chars().anyMatch(c -> c > LAST_OF_ASCII)
                ? "contains a character that is not ASCII, such as a typographic quote or an invisible mark"
                : null;
    }
}
