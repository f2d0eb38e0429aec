package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.spring.boot.shutdown.ShutdownConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration for the shutdown of {@link FeedpinClient} beans that the application defines without a property of
 * Feedpin.
 */
@AutoConfiguration(after = FeedpinAutoConfiguration.class)
@ConditionalOnBean(FeedpinClient.class)
@Import(ShutdownConfiguration.class)
public final class FeedpinShutdownAutoConfiguration {

    FeedpinShutdownAutoConfiguration() {}
}
