package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.environment.PropertyNames;
import io.github.feedpin.spring.boot.environment.PropertySources;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.token.TokenProvider;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link Conditional} that matches if a property of Feedpin is set, or a bean is defined that replaces the credentials.
 */
final class OnFeedpinConfigured extends AnyNestedCondition {

    OnFeedpinConfigured() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(OnAnyProperty.class)
    static final class Properties {}

    @ConditionalOnBean(FeedpinConnectionDetails.class)
    static final class ConnectionDetailsBean {}

    @ConditionalOnBean(TokenProvider.class)
    static final class TokenProviderBean {}

    /** Matches if a known property is set. Values are not resolved; beans resolve them later. */
    static final class OnAnyProperty extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionMessage.Builder message = ConditionMessage.forCondition("Feedpin property");
            for (ConfigurationPropertyName name : knownProperties()) {
                if (PropertySources.isSet(name, context.getEnvironment())) {
                    return ConditionOutcome.match(message.foundExactly(name));
                }
            }
            return ConditionOutcome.noMatch(message.notAvailable("any"));
        }

        private static List<ConfigurationPropertyName> knownProperties() {
            List<ConfigurationPropertyName> known = new ArrayList<>();
            for (RecordComponent component : FeedpinProperties.class.getRecordComponents()) {
                known.add(PropertyNames.TOP.append(DataObjectPropertyName.toDashedForm(component.getName())));
            }
            known.add(PropertyNames.CLIENTS);
            return known;
        }
    }
}
