package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells where credentials come from, and what can be had instead. */
final class UnusableCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<UnusableCredentialsException> {

    private static final String INSTEAD = """

            Or define a bean of type FeedpinConnectionDetails or TokenProvider, which takes their place.
            To do without Feedpin, set no property of it.""";
    private static final String INSTEAD_FOR_A_NAMED_CLIENT = """

            Or define a bean of type FeedpinConnectionDetails, which takes their place, with \
            @Bean(defaultCandidate = false) and @Qualifier("%s").""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableCredentialsException cause) {
        String prefix = cause.prefix();
        String variable = prefix.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT) + "_APP_SECRET";
        String remedy = """
                Set both %1$s.app-id and %1$s.app-secret, as the platform's developer console shows them under \
                'Credentials & Basic Info'. The secret is best kept out of files, in the environment variable %2$s.""".formatted(prefix, variable);
        return new FailureAnalysis(
                "Feedpin has no credentials to fetch an access token with: " + cause.getMessage() + ".",
                remedy
                        + (prefix.equals(FeedpinProperties.PREFIX)
                                ? INSTEAD
                                : INSTEAD_FOR_A_NAMED_CLIENT.formatted(prefix.substring(prefix.lastIndexOf('.') + 1))),
                cause);
    }
}
