package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.spring.boot.environment.PropertyNames;
import io.github.feedpin.spring.boot.environment.PropertySources;
import io.github.feedpin.token.TokenProvider;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link Conditional} that matches if the top level of the properties configures an app, and not only defaults for
 * named clients: there are no named clients, or a credential is set at the top level, or a bean is defined that
 * replaces the credentials.
 */
public final class OnSingleApp extends AnyNestedCondition {

    OnSingleApp() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(OnNoNamedClient.class)
    static final class NoNamedClient {}

    @Conditional(OnCredential.class)
    static final class Credential {}

    @ConditionalOnBean(FeedpinConnectionDetails.class)
    static final class ConnectionDetailsBean {}

    @ConditionalOnBean(TokenProvider.class)
    static final class TokenProviderBean {}

    static final class OnNoNamedClient extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean none = new NamedClients(context.getEnvironment()).names().isEmpty();
            return new ConditionOutcome(
                    none, ConditionMessage.of("there " + (none ? "are no" : "are") + " named clients"));
        }
    }

    /** Matches if a credential is set. Values are neither resolved nor validated; beans do so when they need them. */
    static final class OnCredential extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = Stream.of("app-id", "app-secret")
                    .anyMatch(one -> PropertySources.isSet(PropertyNames.TOP.append(one), context.getEnvironment()));
            return new ConditionOutcome(set, ConditionMessage.of("credentials are " + (set ? "" : "not ") + "set"));
        }
    }
}
