package io.github.feedpin.spring.boot;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells where credentials come from, and what can be had instead. */
final class UnusableCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<UnusableCredentialsException> {

    private static final String INSTEAD = """

            Or define a bean of type FeedpinConnectionDetails or TokenKeeper, which takes their place.
            To do without Feedpin, set no property of it.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableCredentialsException cause) {
        String prefix = cause.prefix();
        String variable = prefix.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT) + "_APP_SECRET";
        String remedy = """
                Set both %1$s.app-id and %1$s.app-secret, as the platform's developer console shows them under \
                'Credentials & Basic Info'. The secret is best kept out of files, in the environment variable %2$s.""".formatted(prefix, variable);
        return new FailureAnalysis(
                "Feedpin has no credentials to fetch an access token with: " + cause.getMessage() + ".",
                prefix.equals(FeedpinProperties.PREFIX) ? remedy + INSTEAD : remedy,
                cause);
    }
}
