package io.github.feedpin.examples.reminders.simulated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Conditional;

/**
 * Neither {@code feedpin.app-id} nor {@code feedpin.app-secret} is set, nor {@code FEEDPIN_APP_ID} nor
 * {@code FEEDPIN_APP_SECRET}. With only one of them the simulator stays away as well: somebody wants the real platform,
 * and is told by Feedpin's starter what is missing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(ConditionalOnNoCredentials.NoCredentials.class)
@interface ConditionalOnNoCredentials {

    final class NoCredentials extends NoneNestedConditions {

        NoCredentials() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("feedpin.app-id")
        static final class AppId {}

        @ConditionalOnProperty("feedpin.app-secret")
        static final class AppSecret {}
    }
}
