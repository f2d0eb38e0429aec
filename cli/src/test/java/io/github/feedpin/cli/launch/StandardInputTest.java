package io.github.feedpin.cli.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Standard input of a JVM that is started without the launcher. */
@EnabledOnOs(OS.LINUX)
class StandardInputTest {

    private static final int USAGE = 2;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whenStandardInputIsClosedExitCodeIs2() throws Exception {
        assertThat(run("pin - --base-url http://127.0.0.1:1 <&-")).isEqualTo(USAGE);

        assertThat(err()).contains("standard input cannot be read: it is a file of the Java runtime");
    }

    @Test
    void whenTheReportWouldOverwriteRedirectedInputExitCodeIs2() throws Exception {
        Path ids = Files.writeString(folder.resolve("ids"), "ou_a\n");

        assertThat(run("pin - --base-url http://127.0.0.1:1 --report ids <ids")).isEqualTo(USAGE);

        assertThat(err()).contains("the report would overwrite the ids file ids");
        assertThat(ids).hasContent("ou_a");
    }

    /** Runs the command by a shell command and returns its exit code. */
    private int run(String line) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                "exec \"$0\" -XX:TieredStopAtLevel=1 -cp \"$1\" " + Main.class.getName() + " " + line,
                java,
                System.getProperty("java.class.path"));
        builder.environment()
                .putAll(Map.of("FEEDPIN_APP_ID", "cli_a", "FEEDPIN_APP_SECRET", "secret", "FEEDPIN_LANG", "en"));
        builder.directory(folder.toFile());
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.redirectError(folder.resolve("err").toFile());
        return Checkout.exitCode(builder.start());
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"), UTF_8);
    }
}
