package io.github.feedpin.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What libraries log, in a process of its own. */
class LibraryLogTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void logsOfLibrariesAreNotPrinted() throws Exception {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.feedpin.cli.Main",
                        "pin",
                        "ou_a",
                        "--quiet",
                        "--no-proxy",
                        "--base-url=http://127.0.0.1:1",
                        "--redis=redis-sentinel://127.0.0.1:1#primary"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("FEEDPIN_APP_ID", "cli_test");
        builder.environment().put("FEEDPIN_APP_SECRET", "secret");
        builder.environment().put("FEEDPIN_LANG", "en");

        Process process = builder.start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(Files.readAllLines(output)).singleElement().asString().startsWith("feedpin: no user was pinned.");
    }
}
