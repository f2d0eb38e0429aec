package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainJavaExampleTest {

    @Test
    void everyOutcomeIsPrinted() {
        PlatformSimulator simulator =
                PlatformSimulator.builder().notInChat("ou_outside"::equals).build();
        try (SimulatorServer server = simulator.serve()) {
            List<String> lines = PlainJavaExample.remind(
                            server.baseUrl(), server.credentials(), List.of("ou_ann", "ou_outside", ""))
                    .collectList()
                    .block(Duration.ofSeconds(20));

            assertEquals(
                    List.of(
                            "ou_ann was pinned",
                            "ou_outside was rejected: The user is not in the chat",
                            " was not sent: The user id is blank"),
                    lines);
        }
    }
}
