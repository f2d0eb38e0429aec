package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;
import reactor.test.StepVerifier;

/** Tests for applications without the optional dependencies, nor Spring Boot's own auto-configuration. */
class AbsentDependenciesTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(allOfFeedpin()))
            .withPropertyValues(Startup.CREDENTIALS);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "health, org.springframework.boot.health",
        "actuator, org.springframework.boot.actuate",
        "Micrometer, io.micrometer.core",
        "bean validation, jakarta.validation",
        "JSON, tools.jackson.databind",
        "web, org.springframework.web",
        "servlets, jakarta.servlet",
        "event receiver, io.github.feedpin.event",
        "event loops that Spring manages, org.springframework.http"
    })
    void withoutOptionalDependencyClientWorks(String dependency, String packageName) {
        PlatformSimulator simulator =
                PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
        try (SimulatorServer server = simulator.serve()) {
            runner.withPropertyValues("feedpin.base-url=" + server.baseUrl(), "feedpin.verify-on-startup=true")
                    .withClassLoader(new FilteredClassLoader(packageName))
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        StepVerifier.create(context.getBean(FeedpinClient.class).pin(List.of("ou_ann")))
                                .assertNext(
                                        report -> assertThat(report.applied()).isOne())
                                .expectComplete()
                                .verify(AT_MOST);
                    });
        }
    }

    private static Class<?>[] allOfFeedpin() {
        ClassLoader loader = AbsentDependenciesTest.class.getClassLoader();
        return StreamSupport.stream(
                        ImportCandidates.load(AutoConfiguration.class, loader).spliterator(), false)
                .filter(name -> name.startsWith("io.github.feedpin."))
                .map(name -> ClassUtils.resolveClassName(name, loader))
                .toArray(Class<?>[]::new);
    }
}
