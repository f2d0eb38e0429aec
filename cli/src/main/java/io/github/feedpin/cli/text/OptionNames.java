package io.github.feedpin.cli.text;

import java.util.regex.Pattern;

/** Replaces property names in messages of the library with the options and variables of the command. */
public final class OptionNames {

    private static final String PROXY_PROPERTY = "feedpin\\.http\\.proxy\\.[\\w-]+";
    private static final Pattern PROXY =
            Pattern.compile(PROXY_PROPERTY + "((,| and|, and)\\s+" + PROXY_PROPERTY + ")*");
    private static final Pattern SSL = Pattern.compile("(an SSL bundle \\()?feedpin\\.http\\.ssl\\.[\\w.-]+");

    private OptionNames() {}

    /** Returns {@code message} with option names instead of property names. */
    public static String replaceIn(String message) {
        String text = PROXY.matcher(message).replaceAll("--proxy");
        return SSL.matcher(text)
                .replaceAll(match -> (match.group(1) == null ? "" : "the JVM's trust store (")
                        + "FEEDPIN_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE")
                .replace("feedpin.base-url", "--base-url")
                .replace("feedpin.app-id", "FEEDPIN_APP_ID")
                .replace("feedpin.app-secret", "FEEDPIN_APP_SECRET");
    }
}
