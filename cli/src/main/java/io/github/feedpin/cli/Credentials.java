package io.github.feedpin.cli;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.SelfBuiltApp;
import java.util.Map;

/** Reads the app's credentials from the environment, since command lines are visible to all users of a machine. */
final class Credentials {

    private static final String APP_ID = "FEEDPIN_APP_ID";
    private static final String APP_SECRET = "FEEDPIN_APP_SECRET";

    private Credentials() {}

    /** @throws UsageException if a variable is missing or invalid */
    static SelfBuiltApp in(Map<String, String> environment) {
        try {
            return AppCredentials.selfBuilt(required(APP_ID, environment), required(APP_SECRET, environment));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; see " + APP_ID + " and " + APP_SECRET);
        }
    }

    private static String required(String variable, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new UsageException("the environment variable " + variable
                    + " is not set; the app's credentials are read from " + APP_ID + " and " + APP_SECRET);
        }
        return value.strip();
    }
}
