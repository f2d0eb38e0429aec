package io.github.feedpin.spring.boot.app;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.UnreachableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whether the app or the way to the platform is to blame. */
final class UnverifiedAppFailureAnalyzer extends AbstractFailureAnalyzer<UnverifiedAppException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnverifiedAppException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                remedy(cause) + " To start without asking the platform, set feedpin.verify-on-startup to false.",
                cause);
    }

    private String remedy(UnverifiedAppException cause) {
        @Nullable AppRejectedException rejection = findCause(cause, AppRejectedException.class);
        if (rejection != null) {
            String hint = rejection.platformError().map(PlatformError::hint).orElse("");
            return !hint.isEmpty() && !hint.contains("secret")
                    ? hint
                    : "Compare the app id and the app secret with those in the platform's developer console, and see that the app is "
                            + "enabled there and belongs to this platform.";
        }
        if (findCause(cause, UnreachableException.class) != null) {
            return "Check the base URL, and that this machine reaches it: its name, the network, the proxy, the certificate.";
        }
        return "Try again in a moment; if it stays like that, check the base URL and what stands between it and this machine.";
    }
}
