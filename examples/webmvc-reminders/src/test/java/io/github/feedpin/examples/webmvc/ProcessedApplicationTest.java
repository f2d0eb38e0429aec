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

/** The application without any of the reflection at its start that the build has done away with: as in a native image, but on a JVM. */
@EnabledIfSystemProperty(named = "spring.aot.enabled", matches = "true", disabledReason = "The build runs it apart")
class ProcessedApplicationTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
    private final SimulatorServer server = simulator.serve();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pins() {
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
    void hasTheClientsThatAreNamedWhenItStarts() {
        try (ConfigurableApplicationContext application =
                start("--feedpin.clients.ops.app-id=cli_a1b2c3", "--feedpin.clients.ops.app-secret=s3cr3t")) {
            PinReport report = application
                    .getBean("opsFeedpinClient", FeedpinClient.class)
                    .pin(List.of("ou_bob"))
                    .block(AT_MOST);

            assertThat(report).extracting(PinReport::applied).isEqualTo(1L);
            assertThat(simulator.pinnedUsers()).containsExactly("ou_bob");
        }
    }

    private ConfigurableApplicationContext start(String... more) {
        SpringApplication application = new SpringApplication(WebMvcReminders.class);
        application.setMainApplicationClass(WebMvcReminders.class);
        application.setDefaultProperties(
                Map.of("server.port", "0", "feedpin.app-secret", "s3cr3t", "feedpin.base-url", server.baseUrl()));
        ConfigurableApplicationContext context = application.run(more);
        assertThat(context.getBeanNamesForType(ConfigurationClassPostProcessor.class))
                .as("what would process the application now")
                .isEmpty();
        return context;
    }
}
