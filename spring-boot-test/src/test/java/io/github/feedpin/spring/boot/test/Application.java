package io.github.feedpin.spring.boot.test;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Creates application contexts with simulators. */
final class Application {

    static final Duration AT_MOST = Duration.ofSeconds(20);

    private Application() {}

    static ApplicationContextRunner simulated() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(FeedpinAutoConfiguration.class, FeedpinSimulatorAutoConfiguration.class));
    }

    static PinReport pin(FeedpinClient client, String userId) {
        return Objects.requireNonNull(client.pin(List.of(userId)).block(AT_MOST));
    }
}
