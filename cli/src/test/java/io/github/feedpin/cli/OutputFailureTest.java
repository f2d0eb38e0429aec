package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of the output streams. */
class OutputFailureTest {

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().notInChat("ou_gone"::equals).build();

    @Test
    void whenStandardOutputCannotBeWrittenExitCodeIs4() {
        try (SimulatorServer server = simulator.serve()) {
            Cli cli = Cli.at(server).out(full());

            assertThat(cli.run("pin", "ou_a")).isEqualTo(ExitCode.OUTPUT_LOST);

            assertThat(simulator.pinnedUsers()).containsExactly("ou_a");
            assertThat(cli.err())
                    .contains("feedpin: standard output could not be written: No space left on device")
                    .containsOnlyOnce("could not be written");
        }
    }

    @Test
    void whenStandardErrorCannotBeWrittenExitCodeIs4() {
        try (SimulatorServer server = simulator.serve()) {
            Cli cli = Cli.at(server).err(full());

            assertThat(cli.run("pin", "ou_a")).isEqualTo(ExitCode.OUTPUT_LOST);

            assertThat(cli.out()).contains("Pinned 1 of 1 user.");
        }
    }

    @Test
    void whenOutputIsLostAnEarlierFailureKeepsItsExitCode() {
        try (SimulatorServer server = simulator.serve()) {
            assertThat(Cli.at(server).out(full()).run("pin", "ou_a", "ou_gone")).isEqualTo(ExitCode.SOME_NOT_APPLIED);
        }
        assertThat(new Cli().err(full()).run("pin")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whenNothingIsPrintedUnwritableStreamsAreNoFailure() {
        try (SimulatorServer server = simulator.serve()) {
            assertThat(Cli.at(server).out(full()).err(full()).run("pin", "ou_a", "--quiet"))
                    .isEqualTo(ExitCode.ALL_APPLIED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "pin --help", "demo --help"})
    void whenHelpCannotBeWrittenExitCodeIs4(String line) {
        assertThat(new Cli().out(full()).run(line.split(" "))).isEqualTo(ExitCode.OUTPUT_LOST);
    }

    @Test
    void failureOnFlushIsReported() {
        ByteArrayOutputStream buffered = new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        ErrorRecordingPrintStream output = new ErrorRecordingPrintStream(buffered, UTF_8);

        output.print("no line end");

        assertThat(output.failure()).get().extracting(IOException::getMessage).isEqualTo("Broken pipe");
    }

    private static OutputStream full() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }
}
