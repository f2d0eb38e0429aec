package io.github.feedpin.spring.boot.app;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.UnreachableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * {@link AbstractFailureAnalyzer} for {@link UnverifiedAppException}. Distinguishes rejected credentials from an
 * unreachable platform.
 */
final class UnverifiedAppFailureAnalyzer extends AbstractFailureAnalyzer<UnverifiedAppException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnverifiedAppException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                advice(cause) + " To start without verification, set feedpin.verify-on-startup to false.",
                cause);
    }

    private String advice(UnverifiedAppException cause) {
        @Nullable AppRejectedException rejection = findCause(cause, AppRejectedException.class);
        if (rejection != null) {
            String hint = rejection.platformError().map(PlatformError::hint).orElse("");
            return !hint.isEmpty() && !hint.contains("secret")
                    ? hint
                    : "Compare the app id and the app secret with those in the platform's developer console, and check "
                            + "that the app is enabled and belongs to this platform.";
        }
        if (findCause(cause, UnreachableException.class) != null) {
            return "Check the base URL, and whether this machine can reach it: DNS, network, proxy and certificate.";
        }
        return "Try again later; if the problem persists, check the base URL and the proxies in between.";
    }
}
