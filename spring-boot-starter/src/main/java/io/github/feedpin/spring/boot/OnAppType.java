package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.AppType;
import io.github.feedpin.spring.boot.environment.AppTypes;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** {@link org.springframework.context.annotation.Condition} for {@link ConditionalOnAppType}. */
final class OnAppType extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Object wanted = Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnAppType.class.getName()))
                .get("value");
        AppType type = new AppTypes(context.getEnvironment()).ofTopLevel();
        return new ConditionOutcome(type == wanted, ConditionMessage.of("feedpin.app-type is " + type));
    }
}
