package io.github.feedpin.examples.reminders.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PlatformSelectionTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FeedpinAutoConfiguration.class))
            .withUserConfiguration(SimulatorConfiguration.class);

    @Test
    void whenCredentialsAreMissingSimulatorIsUsed() {
        runner.run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(PlatformSimulator.class);
            assertThat(context.getBean(FeedpinPlatform.class).baseUrl())
                    .isEqualTo(
                            context.getBean(SimulatorLifecycle.class).server().baseUrl());
        });
    }

    @Test
    void whenEnvironmentVariablesAreSetRealPlatformIsUsed() {
        inEnvironment(Map.of("FEEDPIN_APP_ID", "cli_a1b2c3", "FEEDPIN_APP_SECRET", "s3cr3t"))
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(PlatformSimulator.class);
                    assertThat(context.getBean(FeedpinPlatform.class).baseUrl()).isEqualTo(BaseUrl.FEISHU);
                });
    }

    @Test
    void whenPropertiesAreSetRealPlatformIsUsed() {
        runner.withPropertyValues("feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=s3cr3t", "feedpin.base-url=lark")
                .run(context -> assertThat(
                                context.getBean(FeedpinConnectionDetails.class).baseUrl())
                        .isEqualTo(BaseUrl.LARK));
    }

    @Test
    void whenOneCredentialIsMissingStartupFails() {
        inEnvironment(Map.of("FEEDPIN_APP_ID", "cli_a1b2c3"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("feedpin.app-secret is missing"));
        inEnvironment(Map.of("FEEDPIN_APP_SECRET", "s3cr3t"))
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("feedpin.app-id is missing"));
    }

    private ApplicationContextRunner inEnvironment(Map<String, Object> variables) {
        return runner.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables)));
    }
}
