package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.environment.PropertyNames;
import io.github.feedpin.spring.boot.environment.PropertySources;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link org.springframework.context.annotation.Condition} that matches if a path for the events of the app at the top
 * level of the properties is set.
 */
final class OnEventsPath extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        boolean set = isSetBelow(PropertyNames.TOP, context.getEnvironment());
        return new ConditionOutcome(set, ConditionMessage.of("feedpin.events.path is " + (set ? "" : "not ") + "set"));
    }

    /** Returns whether a path is set for the app whose properties have this prefix. */
    static boolean isSetBelow(ConfigurationPropertyName prefix, Environment environment) {
        return PropertySources.isSet(prefix.append("events.path"), environment);
    }
}
