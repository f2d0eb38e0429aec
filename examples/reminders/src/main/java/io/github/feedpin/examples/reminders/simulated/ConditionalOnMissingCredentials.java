package io.github.feedpin.examples.reminders.simulated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Conditional;

/**
 * Condition that matches if neither {@code feedpin.app-id} nor {@code feedpin.app-secret} is set, as a property or as
 * an environment variable. When only one is set, it does not match, and Feedpin's starter reports the missing one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Conditional(ConditionalOnMissingCredentials.NoCredentials.class)
@interface ConditionalOnMissingCredentials {

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
