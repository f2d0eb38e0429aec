package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpringBootVersionCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.5.7", "2.7.18"})
    void whenSpringBootIsTooOldStartupFails(String version) {
        UnsupportedSpringBootException failure =
                catchThrowableOfType(UnsupportedSpringBootException.class, () -> SpringBootVersionCheck.check(version));

        assertThat(failure)
                .hasMessage("Feedpin requires Spring Boot 4.0 or later, but the application runs on Spring Boot "
                        + version + ".");
        assertThat(new UnsupportedSpringBootFailureAnalyzer().analyze(failure, failure))
                .satisfies(analysis -> {
                    assertThat(analysis.getDescription()).isEqualTo(failure.getMessage());
                    assertThat(analysis.getAction())
                            .isEqualTo("Upgrade Spring Boot, or use feedpin-reactor-adapter without the starter.");
                });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"4.0.0", "4.1.2", "5.0.0-M1", "10.0.0", "unknown"})
    void otherVersionsAreAccepted(@Nullable String version) {
        assertThatCode(() -> SpringBootVersionCheck.check(version)).doesNotThrowAnyException();
    }
}
