package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.spring.boot.shutdown.ShutdownConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for the shutdown of {@link FeedpinClient} and {@link FeedpinTenants} beans that the application
 * defines without a property of Feedpin.
 */
@AutoConfiguration(after = FeedpinAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "feedpin.enabled", matchIfMissing = true)
@Conditional(FeedpinShutdownAutoConfiguration.OnClients.class)
@Import(ShutdownConfiguration.class)
public final class FeedpinShutdownAutoConfiguration {

    FeedpinShutdownAutoConfiguration() {}

    /** Matches if there is a bean to close. */
    static final class OnClients extends AnyNestedCondition {

        OnClients() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(FeedpinClient.class)
        static final class ClientBean {}

        @ConditionalOnBean(FeedpinTenants.class)
        static final class TenantsBean {}
    }
}
