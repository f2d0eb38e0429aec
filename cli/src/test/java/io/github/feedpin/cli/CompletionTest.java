package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion, in a real bash. */
class CompletionTest {

    private static final Path BASH = Path.of("/bin/bash");

    @ParameterizedTest
    @CsvSource({
        "feedpin gen, generate-completion",
        "feedpin pin --ids, --ids-file",
        "feedpin unpin --jour, --journal",
        "feedpin release --wa, --wait",
        "feedpin plan --us, --user-id-type",
        "feedpin simulate --pu, --push-to"
    })
    void bashCompletesCommandsAndOptions(String typed, String completed, @TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(BASH));
        Cli cli = new Cli();
        assertThat(cli.run("generate-completion")).isEqualTo(ExitCode.ALL_APPLIED);
        Path script = Files.writeString(folder.resolve("completion"), cli.out());

        assertThat(bash("""
                source "$0"
                complete -p feedpin
                COMP_WORDS=($1)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _complete_feedpin 2>/dev/null # compopt works only when the Tab key was typed.
                printf '%s\\n' "${COMPREPLY[@]}"
                """, script.toString(), typed))
                .hasLineCount(2)
                .startsWith("complete -o default -F _complete_feedpin feedpin\n")
                .endsWith("\n" + completed + "\n");
    }

    private static String bash(String script, String... args) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(BASH.toString(), "-c", script, args[0], args[1])
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
