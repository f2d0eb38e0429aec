package io.github.feedpin.spring.boot;

import io.github.feedpin.token.TokenKeeper;
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
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The application wants Feedpin: it has set a property of it, or has a bean that takes the place of the credentials. */
final class OnFeedpin extends AnyNestedCondition {

    OnFeedpin() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(OnAnyProperty.class)
    static final class Properties {}

    @ConditionalOnBean(FeedpinConnectionDetails.class)
    static final class OwnConnectionDetails {}

    @ConditionalOnBean(TokenKeeper.class)
    static final class OwnTokenKeeper {}

    /** Only known properties count: the environment may hold FEEDPIN_HOME, or FEEDPIN_SERVICE_HOST by a service's name. */
    static final class OnAnyProperty extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            ConditionMessage.Builder message = ConditionMessage.forCondition("Feedpin property");
            for (ConfigurationPropertyName name : known()) {
                for (ConfigurationPropertySource source : ConfigurationPropertySources.get(context.getEnvironment())) {
                    if (holds(source, name)) {
                        return ConditionOutcome.match(message.foundExactly(name));
                    }
                }
            }
            return ConditionOutcome.noMatch(message.notAvailable("any"));
        }

        private static List<ConfigurationPropertyName> known() {
            ConfigurationPropertyName prefix = ConfigurationPropertyName.of(FeedpinProperties.PREFIX);
            List<ConfigurationPropertyName> known = new ArrayList<>();
            for (RecordComponent ofOneClient : FeedpinProperties.class.getRecordComponents()) {
                known.add(prefix.append(DataObjectPropertyName.toDashedForm(ofOneClient.getName())));
            }
            known.add(prefix.append("clients"));
            return known;
        }

        private static boolean holds(ConfigurationPropertySource source, ConfigurationPropertyName name) {
            return source.getConfigurationProperty(name) != null
                    || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT;
        }
    }
}
