package io.github.feedpin.spring.boot.environment;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Names each placeholder that cannot be resolved, with its property. */
@Order(0)
final class UnresolvedPlaceholdersFailureAnalyzer extends AbstractFailureAnalyzer<UnresolvedPlaceholdersException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnresolvedPlaceholdersException cause) {
        String properties = cause.placeholders().stream()
                .map(UnresolvedPlaceholdersFailureAnalyzer::lineOf)
                .collect(Collectors.joining("\n"));
        String names = cause.placeholders().stream()
                .map(UnresolvedPlaceholder::placeholder)
                .distinct()
                .collect(Collectors.joining(", "));
        return new FailureAnalysis(
                "Properties of Feedpin refer to what is not set:\n\n" + properties,
                "Set " + names + ", for instance in the environment, or correct the properties.",
                cause);
    }

    private static String lineOf(UnresolvedPlaceholder one) {
        String origin = one.origin().isEmpty() ? "" : " (" + one.origin() + ")";
        return "    " + one.property() + " refers to '${" + one.placeholder() + "}'" + origin;
    }
}
