package io.github.feedpin.spring.boot.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

/**
 * The build repeats {@link ReminderApplicationTest} with WebFlux and the starter, and without any other optional
 * dependency.
 */
@EnabledIfSystemProperty(named = "starter.alone", matches = "true", disabledReason = "The build runs it apart")
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
