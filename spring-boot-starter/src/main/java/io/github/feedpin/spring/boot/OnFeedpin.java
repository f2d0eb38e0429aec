package io.github.feedpin.spring.boot;

import io.github.feedpin.token.TokenKeeper;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
            ConfigurationPropertyName prefix = ConfigurationPropertyName.of(FeedpinProperties.PREFIX);
            ConditionMessage.Builder message = ConditionMessage.forCondition("Feedpin property");
            Stream<String> ofOneClient =
                    Stream.of(FeedpinProperties.class.getRecordComponents()).map(RecordComponent::getName);
            return Stream.concat(ofOneClient, Stream.of("clients"))
                    .map(name -> prefix.append(DataObjectPropertyName.toDashedForm(name)))
                    .filter(name -> StreamSupport.stream(
                                    ConfigurationPropertySources.get(context.getEnvironment())
                                            .spliterator(),
                                    false)
                            .anyMatch(source -> holds(source, name)))
                    .findFirst()
                    .map(name -> ConditionOutcome.match(message.foundExactly(name)))
                    .orElseGet(() -> ConditionOutcome.noMatch(message.notAvailable("any")));
        }

        private static boolean holds(ConfigurationPropertySource source, ConfigurationPropertyName name) {
            return source.getConfigurationProperty(name) != null
                    || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT;
        }
    }
}
