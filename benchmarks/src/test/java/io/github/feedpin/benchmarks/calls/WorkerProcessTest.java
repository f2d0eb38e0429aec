package io.github.feedpin.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.benchmarks.clients.ClientName;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerProcessTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void whenTheJvmHasEndedTheNextIterationFailsWithTheClientName() throws IOException, InterruptedException {
        Process process = start(Ended.class);
        process.waitFor();

        assertIterationFails(process, LONG);
    }

    @Test
    void whenTheJvmEndsDuringAnIterationItFailsWithTheClientName() throws IOException, InterruptedException {
        assertIterationFails(start(EndsOnRequest.class), LONG);
    }

    @Test
    void whenAnIterationExceedsItsTimeLimitTheJvmIsKilled() throws IOException, InterruptedException {
        assertIterationFails(start(NeverResponds.class), SHORT);
    }

    /** The process has ended before {@code worker} is closed. */
    private static void assertIterationFails(Process process, Duration grace) throws InterruptedException {
        try (WorkerProcess worker = new WorkerProcess(ClientName.OFFICIAL_SDK, process, grace)) {
            assertThatThrownBy(() -> worker.runIteration(0))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The JVM of official-sdk ended or exceeded its time limit");
            assertThat(process.waitFor()).isNotNegative();
        }
    }

    private static Process start(Class<?> main) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), main.getName()).start();
    }

    static final class Ended {
        public static void main(String[] args) {}
    }

    static final class EndsOnRequest {
        public static void main(String[] args) throws IOException {
            System.in.read();
        }
    }

    static final class NeverResponds {
        public static void main(String[] args) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
