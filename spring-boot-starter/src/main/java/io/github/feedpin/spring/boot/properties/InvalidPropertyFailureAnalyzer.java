package io.github.feedpin.spring.boot.properties;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Names the property that is out of range in full. Comes before Boot's own analysis of binding, which names only the
 * record around it.
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
                "Correct the property, or take it out to use its default.",
                cause);
    }
}
