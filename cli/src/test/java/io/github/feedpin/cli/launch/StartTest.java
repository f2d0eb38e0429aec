package io.github.feedpin.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JVM arguments of the launcher, and its error messages. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartTest {

    private static final int STARTED = 42;
    private static final int CANNOT_START = 69;

    private final Path folder;
    private final Checkout checkout;

    StartTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.checkout = new Checkout(folder.resolve("checkout"));
    }

    @AfterEach
    void close() throws IOException {
        checkout.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sh, <&-",
        "sh, >&-",
        "sh, 2>&-",
        "sh, <&- >&-",
        "sh, >&- 2>&-",
        "sh, <&- 2>&-",
        "sh, <&- >&- 2>&-",
        "bash, <&-",
        "bash, >&-",
        "bash, 2>&-",
        "bash, <&- >&- 2>&-"
    })
    void whenStandardStreamsAreClosedTheJvmStartsWithOpenOnes(String shell, String closed) throws Exception {
        String launcher = Files.exists(Path.of("/bin", shell)) ? "/bin/" + shell : "/bin/sh";

        assertThat(checkout.run("sh", "exec " + launcher + " \"$0\" --version " + closed))
                .isEqualTo(STARTED);

        assertThat(checkout.read("starts")).contains("--version").doesNotContain("is closed", "is a script", "read ");
    }

    @Test
    void standardInputIsPassedToTheJvm() throws Exception {
        assertThat(checkout.run("sh", "echo ou_a | \"$0\" pin -")).isEqualTo(STARTED);

        assertThat(checkout.read("starts")).contains("read ou_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LC_ALL=C", "LC_ALL=POSIX", "LANG=C", "LANG=xx_XX.UTF-8", "LC_CTYPE=C LANG=C.UTF-8"})
    void whenTheLocaleSupportsAsciiOnlyTheJvmUsesUtf8(String variables) throws Exception {
        checkout.run("sh", variables + " exec \"$0\" pin 张三");

        assertThat(checkout.read("starts"))
                .containsPattern("LC_ALL=\\S+\\.(UTF-8|utf8)")
                .contains("-Dfeedpin.ascii=true", "张三");
    }

    @Test
    void whenTheLocaleIsUtf8ItIsKept() throws Exception {
        checkout.environment("LANG", "C.UTF-8").run();

        assertThat(checkout.read("starts")).contains("LC_ALL=\n", "-Dfeedpin.ascii=false");
    }

    @ParameterizedTest
    @CsvSource({
        "LC_ALL=xx_XX.UTF-8, xx_XX.UTF-8",
        "LANG=xx_XX.utf8, xx_XX.utf8",
        "LC_MESSAGES=yy_YY.UTF-8 LANG=xx_XX.UTF-8, yy_YY.UTF-8",
        "FEEDPIN_LANG=zz LANG=xx_XX.UTF-8, zz",
        "LANG=xx_XX, ''",
        "LC_CTYPE=C LANG=xx_XX.UTF-8, ''",
        "LC_ALL=C LANG=xx_XX.UTF-8, ''",
        "'', ''"
    })
    void languageIsThatOfAUtf8LocaleThatIsNotInstalled(String variables, String language) throws Exception {
        checkout.run("sh", variables + " exec \"$0\" --version");

        assertThat(checkout.read("starts")).contains("FEEDPIN_LANG=" + language + "\n");
    }

    @Test
    void checkoutPathMayContainSpecialCharacters() throws Exception {
        try (Checkout elsewhere = new Checkout(folder.resolve("a 中文 $(x) 'q'"))) {
            Files.createSymbolicLink(folder.resolve("link"), elsewhere.home().resolve("feedpin"));
            assertThat(elsewhere.run("sh", "cd ..; exec ./link --version")).isEqualTo(STARTED);
        }
    }

    @Test
    void whenTheJvmFailsToStartExitCodeIs69() throws Exception {
        checkout.environment("FEEDPIN_JAVA_OPTS", "-Xmx64m -Xbogus");

        assertThat(checkout.run()).isEqualTo(CANNOT_START);

        assertThat(checkout.read("err"))
                .contains("Unrecognized option: -Xbogus", "feedpin: ", "failed to start. Check FEEDPIN_JAVA_OPTS");
        assertThat(checkout.read("starts")).isEmpty();
    }

    @Test
    void whenJavaHomeDoesNotExistExitCodeIs69() throws Exception {
        assertThat(checkout.environment("JAVA_HOME", "/no/such").run()).isEqualTo(CANNOT_START);
        assertThat(checkout.read("err")).startsWith("feedpin: JAVA_HOME is /no/such, which has no bin/java.");
    }

    @Test
    void whenJavaIsNotFoundExitCodeIs69() throws Exception {
        checkout.without("JAVA_HOME").environment("PATH", checkout.pathOf("sh", "dirname", "readlink", "sed"));

        assertThat(checkout.run("/bin/sh", "exec \"$0\"")).isEqualTo(CANNOT_START);
        assertThat(checkout.read("err")).startsWith("feedpin: Java was not found.");
    }

    @Test
    void whenJavaIsTooOldExitCodeIs69() throws Exception {
        checkout.write("jdk/release", "JAVA_VERSION=\"1.8.0_292\"\n");

        assertThat(checkout.run()).isEqualTo(CANNOT_START);
        assertThat(checkout.read("err")).contains("is Java 8. Feedpin requires 17 or later.");
    }

    @Test
    void whenJavaIsBrokenExitCodeIs69() throws Exception {
        checkout.write("jdk/release", "");
        checkout.script("jdk/bin/java", "#!/bin/sh\necho cannot load libjvm.so >&2\nexit 127\n");

        assertThat(checkout.run()).isEqualTo(CANNOT_START);
        assertThat(checkout.read("err")).contains("cannot load libjvm.so", "cannot determine the version of");
    }
}
