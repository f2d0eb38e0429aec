package io.github.feedpin.cli.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of a process. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LanguageProcessTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "FEEDPIN_LANG=zh LC_ALL=C, 未指定命令",
        "LC_ALL=zh_CN.UTF-8, 未指定命令",
        "FEEDPIN_LANG=en LC_ALL=zh_CN.UTF-8, no command given",
        "LC_ALL=C, no command given"
    })
    void languageIsThatOfTheEnvironment(String variables, String sentence) throws Exception {
        Map<String, String> environment = Stream.of(variables.split(" "))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);

        assertThat(Checkout.exitCode(builder.start())).isEqualTo(2);

        assertThat(Files.readString(errors, UTF_8)).contains(sentence);
    }
}
