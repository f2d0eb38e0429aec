package io.github.feedpin.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.benchmarks.clients.ClientName;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunningTrialTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void namesTheClientWhoseJvmHasEndedBeforeItsTurn() throws IOException, InterruptedException {
        Process process = start(Ended.class);
        process.waitFor();

        assertBroken(process, LONG);
    }

    @Test
    void namesTheClientWhoseJvmEndsInItsTurn() throws IOException, InterruptedException {
        assertBroken(start(EndsWhenAsked.class), LONG);
    }

    @Test
    void killsTheJvmThatTakesTooLong() throws IOException, InterruptedException {
        assertBroken(start(NeverResponses.class), SHORT);
    }

    /** It has ended afterwards in any case, and before {@code trial} is closed. */
    private static void assertBroken(Process process, Duration allowance) throws InterruptedException {
        try (RunningTrial trial = new RunningTrial(ClientName.OKHTTP, process, allowance)) {
            assertThatThrownBy(() -> trial.turn(0))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("The JVM of okhttp has ended, or took too long");
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

    static final class EndsWhenAsked {
        public static void main(String[] args) throws IOException {
            System.in.read();
        }
    }

    static final class NeverResponses {
        public static void main(String[] args) throws InterruptedException {
            Thread.currentThread().join();
        }
    }
}
