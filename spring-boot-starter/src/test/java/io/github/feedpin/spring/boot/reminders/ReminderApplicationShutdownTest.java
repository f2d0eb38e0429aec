package io.github.feedpin.spring.boot.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("starter-alone")
@Isolated("A web application that closes ends Reactor Netty's shared event loops")
class ReminderApplicationShutdownTest {

    @Test
    void whenContextClosesRunWithoutWaitingRequestCompletes() {
        CompletableFuture<String> arrived = new CompletableFuture<>();
        PlatformSimulator simulator = PlatformSimulator.builder()
                .credentials("cli_reminders", "s3cr3t")
                .latency(Duration.ofMillis(200))
                .notInChat(userId -> {
                    arrived.complete(userId);
                    return false;
                })
                .build();
        try (SimulatorServer server = simulator.serve()) {
            ConfigurableApplicationContext application = new SpringApplicationBuilder(ReminderApplication.class)
                    .properties(
                            "server.port=0",
                            "feedpin.app-id=cli_reminders",
                            "feedpin.app-secret=s3cr3t",
                            "feedpin.base-url=" + server.baseUrl())
                    .run();
            List<PinReport> reports = new CopyOnWriteArrayList<>();
            application.getBean(FeedpinClient.class).pin(List.of("ou_ann")).subscribe(reports::add);
            assertThat(arrived).succeedsWithin(Duration.ofSeconds(20));

            application.close();

            assertThat(reports).singleElement().extracting(PinReport::applied).isEqualTo(1L);
        }
    }
}
