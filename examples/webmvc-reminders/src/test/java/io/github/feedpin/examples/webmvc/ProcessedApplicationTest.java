package io.github.feedpin.examples.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Tests of the application as processed ahead of time: without the reflection of a native image, but on a JVM. */
@EnabledIfSystemProperty(
        named = "spring.aot.enabled",
        matches = "true",
        disabledReason = "The build runs it in a separate execution")
class ProcessedApplicationTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
    private final SimulatorServer server = simulator.serve();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whenProcessedAheadOfTimeUsersArePinned() {
        try (ConfigurableApplicationContext application = start()) {
            RestTestClient.bindToServer()
                    .baseUrl("http://localhost:" + application.getEnvironment().getProperty("local.server.port"))
                    .build()
                    .post()
                    .uri("/reminders")
                    .body(List.of("ou_ann"))
                    .exchange()
                    .expectStatus()
                    .isOk();

            assertThat(simulator.pinnedUsers()).containsExactly("ou_ann");
        }
    }

    @Test
    void whenFurtherClientsAreConfiguredTheyAreAvailable() {
        try (ConfigurableApplicationContext application =
                start("--feedpin.clients.ops.app-id=cli_a1b2c3", "--feedpin.clients.ops.app-secret=s3cr3t")) {
            PinReport report = application
                    .getBean("opsFeedpinClient", FeedpinClient.class)
                    .pin(List.of("ou_bob"))
                    .block(TIMEOUT);

            assertThat(report).extracting(PinReport::applied).isEqualTo(1L);
            assertThat(simulator.pinnedUsers()).containsExactly("ou_bob");
        }
    }

    private ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(WebMvcReminders.class);
        application.setMainApplicationClass(WebMvcReminders.class);
        application.setDefaultProperties(
                Map.of("server.port", "0", "feedpin.app-secret", "s3cr3t", "feedpin.base-url", server.baseUrl()));
        ConfigurableApplicationContext context = application.run(arguments);
        assertThat(context.getBeanNamesForType(ConfigurationClassPostProcessor.class))
                .as("processors at run time")
                .isEmpty();
        return context;
    }
}
