package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.AppType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.util.SystemPropertyUtils;

/** Validates the credentials of a client before they are used. */
final class CredentialsValidator {

    private static final int LAST_OF_ASCII = 0x7f;

    private final ClientSettings settings;

    private final List<String> problems = new ArrayList<>();

    CredentialsValidator(ClientSettings settings) {
        this.settings = settings;
    }

    /** @throws UnusableCredentialsException if a credential is missing or malformed; names every problem */
    AppCredentials validate(AppType type, @Nullable String appId, @Nullable String appSecret) {
        check("app-id", appId);
        check("app-secret", appSecret);
        if (!problems.isEmpty() || appId == null || appSecret == null) {
            throw new UnusableCredentialsException(settings.prefix().toString(), String.join(", ", problems));
        }
        return type == AppType.STORE
                ? AppCredentials.storeApp(appId, appSecret)
                : AppCredentials.selfBuilt(appId, appSecret);
    }

    private void check(String property, @Nullable String value) {
        @Nullable String problem = problemOf(value);
        if (problem != null) {
            problems.add(settings.describe(property, problem));
        }
    }

    /** Returns why the platform cannot have issued this value; null if it can. Never contains the value. */
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
            return "begins or ends with whitespace or a line break, as a value that is read from a file may";
        }
        if (value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return "contains whitespace or a control character";
        }
        return value.chars().anyMatch(c -> c > LAST_OF_ASCII)
                ? "contains a character that is not ASCII, such as a typographic quote or an invisible mark"
                : null;
    }
}
