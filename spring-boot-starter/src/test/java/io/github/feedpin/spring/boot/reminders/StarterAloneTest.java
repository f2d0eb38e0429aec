package io.github.feedpin.spring.boot.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/** Tests that no other optional dependency than WebFlux is present in the tests with this tag. */
@Tag("starter-alone")
class StarterAloneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.boot.health.contributor.Health",
                "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
                "io.micrometer.core.instrument.MeterRegistry",
                "io.micrometer.tracing.Tracer",
                "jakarta.validation.Validator",
                "io.lettuce.core.RedisClient"
            })
    void optionalDependencyIsAbsent(String optional) {
        assertThat(ClassUtils.isPresent(optional, getClass().getClassLoader())).isFalse();
    }
}
