package io.github.feedpin.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** {@link AbstractFailureAnalyzer} for {@link AmbiguousPartException}. */
@Order(0)
final class AmbiguousPartFailureAnalyzer extends AbstractFailureAnalyzer<AmbiguousPartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AmbiguousPartException cause) {
        return new FailureAnalysis(cause.getMessage() + ".", "Declare it with @Bean(defaultCandidate = false).", cause);
    }
}
