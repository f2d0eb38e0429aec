package io.github.feedpin.spring.boot;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells where credentials come from, and what can be had instead. */
final class UnusableCredentialsFailureAnalyzer extends AbstractFailureAnalyzer<UnusableCredentialsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableCredentialsException cause) {
        return new FailureAnalysis(
                "Feedpin has no credentials to fetch an access token with: " + cause.getMessage() + ".",
                """
                Set both %1$s.app-id and %1$s.app-secret, as the platform's developer console shows them under \
                'Credentials & Basic Info'. The secret is best kept out of files, in the environment variable %2$s_APP_SECRET.
                Or define a bean of type FeedpinConnectionDetails or TokenKeeper, which takes their place.
                To do without Feedpin, set no property of it.""".formatted(
                        cause.prefix(),
                        cause.prefix().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)),
                cause);
    }
}
