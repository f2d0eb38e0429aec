package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Memory of queued single requests. Allocated bytes are an upper bound of retained memory, independent of the
 * collector.
 */
class SingleRequestMemoryTest {

    private static final int REQUESTS = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aHundredThousandQueuedRequestsTakeLessThan64Megabytes() {
        Scenario scenario = new Scenario();
        scenario.platform.granting(Mono::never);
        FeedpinClient client = scenario.client();
        List<String> users = Scenario.users(REQUESTS);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (String user : users) {
            client.pin(user).subscribe();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(RecordedOutcome.of(client.pin("ou_one_too_many")).errors).hasSize(1);
        assertThat(allocated).isLessThan(64 * 1024 * 1024);
    }
}
