package io.github.feedpin.spring.boot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.Startup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.client.ReactorResourceFactory;

/** Tests for event loops that Spring creates on each start. */
class ManagedEventLoopsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();

    @Test
    void afterContextRestartCallsUseNewEventLoops() {
        try (SimulatorServer server = simulator.serve()) {
            application(server).run(context -> {
                assertServing(context);
                context.stop();
                context.start();
                assertServing(context);
            });
        }
    }

    @Test
    void afterContextStopCallsUseGlobalEventLoops() {
        try (SimulatorServer server = simulator.serve()) {
            application(server).run(context -> {
                context.stop();
                assertServing(context);
            });
        }
    }

    @Test
    void managedEventLoopsAreReleasedBeforeTheyAreDisposed() {
        assertThat(ManagedEventLoops.PHASE).isGreaterThan(new ReactorResourceFactory().getPhase());
    }

    private static ApplicationContextRunner application(SimulatorServer server) {
        return Startup.withCredentials()
                .withPropertyValues(
                        "feedpin.base-url=" + server.baseUrl().toString().replace("127.0.0.1", "localhost"))
                .withBean(ReactorResourceFactory.class, ManagedEventLoopsTest::notGlobal);
    }

    private static ReactorResourceFactory notGlobal() {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setShutdownQuietPeriod(Duration.ZERO);
        return factory;
    }

    private static void assertServing(AssertableApplicationContext context) {
        FeedpinClient client = context.getBean(FeedpinClient.class);
        assertThat(client.pin(List.of("ou_ann")).toFuture())
                .succeedsWithin(AT_MOST)
                .returns(1L, PinReport::applied);
    }
}
