package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** {@link AbstractFailureAnalyzer} for {@link UnusableCredentialsException}. */
final class UnusableCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<UnusableCredentialsException> {

    private static final String ADVICE = """
            Set both %1$s.app-id and %1$s.app-secret, as the platform's developer console shows them under \
            'Credentials & Basic Info'. Prefer the environment variable %2$s for the secret.""";
    private static final String ALTERNATIVE = """

            Or define a bean of type FeedpinConnectionDetails or TokenProvider, which replaces them.
            To disable Feedpin, remove all of its properties.""";
    private static final String ALTERNATIVE_FOR_NAMED_CLIENT = """

            Or define a bean of type FeedpinConnectionDetails, which replaces them, with \
            @Bean(defaultCandidate = false) and @Qualifier("%s").""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableCredentialsException cause) {
        String prefix = cause.prefix();
        String variable = prefix.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT) + "_APP_SECRET";
        String advice = ADVICE.formatted(prefix, variable);
        return new FailureAnalysis(
                "Feedpin cannot fetch an access token without valid credentials: " + cause.getMessage() + ".",
                advice
                        + (prefix.equals(FeedpinProperties.PREFIX)
                                ? ALTERNATIVE
                                : ALTERNATIVE_FOR_NAMED_CLIENT.formatted(
                                        prefix.substring(prefix.lastIndexOf('.') + 1))),
                cause);
    }
}
