package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {

    private final Cli cli = new Cli();

    @Test
    void simulatorConfirmsTheReport() {
        assertThat(cli.run("demo", "--users", "2600")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out())
                .contains("2,600 simulated users", "✓ 0 calls rejected by the rate limit", "minimum       1.0 s")
                .contains("The simulator confirms the report.", "Exit code 1: some users were not pinned")
                .doesNotContain("✗");
    }

    @Test
    void whenAllUsersArePinnedDemoExitCodeIs0() {
        assertThat(cli.run("demo", "--users", "2")).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(cli.out()).contains("Pinned 2 of 2 users.").doesNotContain("Exit code 1");
    }
}
