package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpringBootVersionCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.5.7", "2.7.18"})
    void whenSpringBootIsTooOldStartupFails(String version) {
        assertThatIllegalStateException()
                .isThrownBy(() -> SpringBootVersionCheck.check(version))
                .withMessage("Feedpin requires Spring Boot 4.0 or later, but the application runs on Spring Boot "
                        + version + ". Upgrade Spring Boot, or use feedpin-reactor-adapter without the starter.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"4.0.0", "4.1.2", "5.0.0-M1", "10.0.0", "unknown"})
    void otherVersionsAreAccepted(@Nullable String version) {
        assertThatCode(() -> SpringBootVersionCheck.check(version)).doesNotThrowAnyException();
    }
}
