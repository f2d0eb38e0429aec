package io.github.feedpin.spring.boot.properties;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * {@link AbstractFailureAnalyzer} for {@link InvalidPropertyException}. Shows the full name of the property, and takes
 * precedence over Spring Boot's analysis of binding, which names only the enclosing record.
 */
@Order(0)
final class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
        BindException binding = findCause(rootFailure, BindException.class);
        String prefix =
                binding == null ? FeedpinProperties.PREFIX : binding.getName().toString();
        return new FailureAnalysis(
                prefix + "." + cause.getMessage() + ".",
                "Correct the property, or remove it to use its default.",
                cause);
    }
}
