package io.github.feedpin.spring.boot.environment;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** {@link AbstractFailureAnalyzer} for {@link UnresolvedPlaceholdersException}. */
@Order(0)
final class UnresolvedPlaceholdersFailureAnalyzer extends AbstractFailureAnalyzer<UnresolvedPlaceholdersException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnresolvedPlaceholdersException cause) {
        String properties = cause.placeholders().stream()
                .map(UnresolvedPlaceholdersFailureAnalyzer::describe)
                .collect(Collectors.joining("\n"));
        String names = cause.placeholders().stream()
                .map(UnresolvedPlaceholder::placeholder)
                .distinct()
                .collect(Collectors.joining(", "));
        return new FailureAnalysis(
                "Properties of Feedpin contain placeholders that cannot be resolved:\n\n" + properties,
                "Set " + names + ", for example in the environment, or correct the properties.",
                cause);
    }

    private static String describe(UnresolvedPlaceholder unresolved) {
        String origin = unresolved.origin().isEmpty() ? "" : " (" + unresolved.origin() + ")";
        return "    " + unresolved.property() + " refers to '${" + unresolved.placeholder() + "}'" + origin;
    }
}
