package io.github.feedpin.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** {@link AbstractFailureAnalyzer} for {@link UnsupportedSpringBootException}. Runs on older versions, too. */
final class UnsupportedSpringBootFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSpringBootException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSpringBootException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Upgrade Spring Boot, or use feedpin-reactor-adapter without the starter.",
                cause);
    }
}
