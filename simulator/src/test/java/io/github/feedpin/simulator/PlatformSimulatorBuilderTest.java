package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.platform.AppCredentials;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlatformSimulatorBuilderTest {

    private final PlatformSimulatorBuilder builder = PlatformSimulator.builder();

    @Test
    void credentialsAreUsed() {
        assertThat(builder.credentials("cli_app", "secret").build().credentials())
                .isEqualTo(AppCredentials.selfBuilt("cli_app", "secret"));
    }

    @Test
    void invalidSettingsAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder.credentials("", "secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.quota(0, 1000))
                .withMessageContaining("callsPerSecond");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.quota(50, 0))
                .withMessageContaining("callsPerMinute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.tokenLifetime(Duration.ofMillis(999)))
                .withMessageContaining("lifetime");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.latency(Duration.ofMillis(-1)).build())
                .withMessageContaining("latency");
    }
}
