package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.publisher.Mono;

/** Runs in a JVM with a heap of 64 MB, alone. */
@Tag("small-heap")
@Isolated
class SingleRequestMemoryTest {

    private static final int MB = 1024 * 1024;
    private static final int REQUESTS = 100_000;

    @BeforeAll
    static void theHeapIsSmall() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(64L * MB);
    }

    @Test
    void aHundredThousandQueuedRequestsFitInto64Megabytes() {
        Scenario scenario = new Scenario();
        scenario.platform.granting(Mono::never);
        FeedpinClient client = scenario.client();
        List<String> users = Scenario.users(REQUESTS);
        for (String user : users) {
            client.pin(user).subscribe();
        }
        assertThat(RecordedOutcome.of(client.pin("ou_one_too_many")).errors).hasSize(1);
    }
}
