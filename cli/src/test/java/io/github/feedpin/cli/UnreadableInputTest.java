package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is not text or cannot be read. */
class UnreadableInputTest {

    private final PlatformSimulator simulator = PlatformSimulator.create();
    private final SimulatorServer server = simulator.serve();
    private final Cli cli = Cli.at(server);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whenStandardInputIsNotTextNothingIsSent() {
        cli.input(new ByteArrayInputStream("ou_a\n".getBytes(StandardCharsets.UTF_16)));

        assertThat(cli.run("pin", "-")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("feedpin pin: standard input cannot be read: it is UTF-16 text; convert it");
        assertThat(cli.out()).isEmpty();
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void whenStandardInputIsClosedNothingIsSent() {
        cli.input(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Bad file descriptor");
            }
        });

        assertThat(cli.run("unpin", "-")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("feedpin unpin: standard input cannot be read: it is closed");
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void whenTheEndOfALongFileIsNotTextNothingIsSent() throws IOException {
        Path file = folder.resolve("ids");
        byte[] end = "ou_z # Müller\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, join("ou_a\n".repeat(100_000).getBytes(UTF_8), end));

        assertThat(cli.run("pin", "--ids-file", file.toString())).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("the ids file " + file + " cannot be read: line 100001 is not UTF-8;");
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void whenTheEndOfRedirectedInputIsNotTextNothingIsSent() throws IOException {
        Path file = folder.resolve("ids");
        byte[] end = "ou_z # Müller\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, join("ou_a\n".repeat(300_000).getBytes(UTF_8), end));

        try (InputStream in = new FileInputStream(file.toFile())) {
            assertThat(cli.input(in).run("pin", "-")).isEqualTo(ExitCode.USAGE);
        }

        assertThat(cli.err()).contains("standard input cannot be read: line 300001 is not UTF-8;");
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void whenALaterPartOfAStreamIsNotTextTheReportIsIncomplete() {
        cli.input(new SequenceInputStream(
                new ByteArrayInputStream("ou_a\nou_b\n".getBytes(UTF_8)),
                new ByteArrayInputStream(new byte[] {'o', 'u', 0, '\n'})));

        assertThat(cli.run("pin", "-")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_b");
        assertThat(cli.err()).contains("could not be read to the end: it is binary: line 3 has a NUL byte");
        assertThat(cli.out()).contains("Pinned 2 of 2 users. The ids were not read to the end; there may be more.");
    }

    private static byte[] join(byte[] first, byte[] second) throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second))
                .readAllBytes();
    }
}
