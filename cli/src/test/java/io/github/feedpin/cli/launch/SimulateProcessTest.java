package io.github.feedpin.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** End of the served simulator by a signal. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SimulateProcessTest {

    @Test
    void whenTerminatedTheSimulatorPrintsItsTotalsAndExitCodeIs0(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "simulate")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("FEEDPIN_LANG", "en");
        Process process = builder.start();
        try {
            Checkout.await(() -> content(out).contains("--tenant-key tenant_a"));

            process.destroy();

            assertThat(Checkout.exitCode(process)).isZero();
            assertThat(out)
                    .content()
                    .endsWith("Served 0 calls and 0 token requests; 0 calls exceeded the rate limit.\n");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
