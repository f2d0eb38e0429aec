package io.github.feedpin.cli.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds by the launcher, and concurrent starts. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Execution(ExecutionMode.CONCURRENT)
class BuildTest {

    private static final int STARTED = 42;
    private static final int CANNOT_START = 69;
    private static final String LOCK = "cli/target/launch.lock";

    private final Checkout checkout;

    BuildTest(@TempDir Path folder) throws IOException {
        this.checkout = new Checkout(folder.resolve("checkout"));
    }

    @AfterEach
    void close() throws IOException {
        checkout.close();
    }

    @Test
    void checkoutIsBuiltOnceAndAgainWhenSourcesChange() throws Exception {
        assertThat(checkout.run()).isEqualTo(STARTED);
        assertThat(checkout.run()).isEqualTo(STARTED);
        assertThat(checkout.read("builds")).isEqualTo("built\n");

        checkout.write("core/src/main/A.java", "changed");

        assertThat(checkout.run()).isEqualTo(STARTED);
        assertThat(checkout.read("builds")).isEqualTo("built\nbuilt\n");
        assertThat(checkout.read("err")).startsWith("Building Feedpin (the sources have changed)...");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenTwoProcessesStartAtOnceOneBuildsAndTheOtherWaits(boolean flock) throws Exception {
        lockWith(flock);
        Process first = startBuilding();
        Process second = checkout.start("/bin/sh", "exec \"$0\"", "second");
        Checkout.await(() -> checkout.read("second").startsWith("Waiting up to 600 s for another process"));

        checkout.write("release", "");

        assertThat(Checkout.exitCode(first)).isEqualTo(STARTED);
        assertThat(Checkout.exitCode(second)).isEqualTo(STARTED);
        assertThat(checkout.read("builds")).isEqualTo("built\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenAnotherProcessBuildsForTooLongExitCodeIs69(boolean flock) throws Exception {
        lockWith(flock);
        startBuilding();
        checkout.environment("FEEDPIN_BUILD_WAIT", "1");

        assertThat(Checkout.exitCode(checkout.start("/bin/sh", "exec \"$0\"", "second")))
                .isEqualTo(CANNOT_START);

        assertThat(checkout.read("second")).contains("feedpin: another process has been building for 1 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void whenTheShellFailsExitCodeIs69(String shell) throws Exception {
        Files.createDirectories(checkout.home().resolve("cli/target/launch.stamp"));

        assertThat(checkout.run(shell, "exec " + shell + " \"$0\"")).isEqualTo(CANNOT_START);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenTheBuilderIsKilledTheNextStartBuilds(boolean flock) throws Exception {
        lockWith(flock);
        Process first = startBuilding();
        first.descendants().forEach(ProcessHandle::destroyForcibly);
        first.destroyForcibly();
        checkout.write("release", "");

        assertThat(checkout.run("/bin/sh", "exec \"$0\"")).isEqualTo(STARTED);
        assertThat(checkout.read("builds")).isEqualTo("built\nbuilt\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenTheBuilderIsTerminatedItsBuildIsTerminated(boolean flock) throws Exception {
        lockWith(flock);
        Process first = startBuilding();
        ProcessHandle build = first.children().findFirst().orElseThrow();

        first.destroy();

        assertThat(Checkout.exitCode(first)).isEqualTo(143);
        build.onExit().get(60, TimeUnit.SECONDS);
        checkout.write("release", "");
        assertThat(checkout.run("/bin/sh", "exec \"$0\"")).isEqualTo(STARTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST 1 0", "HOST 999999999 5", ""})
    void lockOfAnEndedProcessIsReleased(String owner) throws Exception {
        lockWith(false);
        Files.createDirectories(checkout.home().resolve("cli/target"));
        Process uname = new ProcessBuilder("uname", "-n").start();
        String host = new String(uname.getInputStream().readAllBytes(), UTF_8).strip();
        if (!owner.isEmpty()) {
            Files.createSymbolicLink(checkout.home().resolve(LOCK + ".owner"), Path.of(owner.replace("HOST", host)));
        }
        // Created by earlier versions.
        Files.createSymbolicLink(checkout.home().resolve("cli/target/feedpin.lock"), Path.of("1"));

        assertThat(checkout.environment("FEEDPIN_BUILD_WAIT", "1").run("/bin/sh", "exec \"$0\""))
                .isEqualTo(STARTED);

        assertThat(checkout.home().resolve(LOCK + ".owner")).doesNotExist();
    }

    @Test
    void whenTheBuildFailsItsOutputIsPrintedAndExitCodeIs69() throws Exception {
        checkout.script("mvnw", "#!/bin/sh\necho no such artifact\nexit 1\n");

        assertThat(checkout.run()).isEqualTo(CANNOT_START);
        assertThat(checkout.read("err")).contains("no such artifact", "feedpin: the build failed;");
    }

    @Test
    void whenTheCheckoutIsNotWritableExitCodeIs69() throws Exception {
        checkout.write("cli/target", "not a folder");

        assertThat(checkout.run()).isEqualTo(CANNOT_START);
        assertThat(checkout.read("err")).contains("Feedpin must be built", "is not writable");
    }

    private void lockWith(boolean flock) throws IOException {
        if (!flock) {
            checkout.environment(
                    "PATH",
                    checkout.pathOf(
                            "sh",
                            "dirname",
                            "readlink",
                            "sed",
                            "find",
                            "cksum",
                            "sort",
                            "cat",
                            "mkdir",
                            "rm",
                            "mv",
                            "ln",
                            "uname",
                            "cut",
                            "sleep",
                            "locale",
                            "ps"));
        }
    }

    /** Starts a launcher that builds until it is released. */
    private Process startBuilding() throws Exception {
        Files.delete(checkout.home().resolve("release"));
        Process first = checkout.start("/bin/sh", "exec \"$0\"", "first");
        Checkout.await(() -> checkout.read("builds").equals("built\n"));
        return first;
    }
}
