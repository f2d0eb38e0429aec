package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.ImportRuntimeHints;

class FeedpinRuntimeHintsTest {

    @ParameterizedTest
    @MethodSource("io.github.feedpin.spring.boot.BoundTypes#all")
    void boundConstructorsAreRegisteredForReflection(Class<?> type) {
        RuntimeHints hints = new RuntimeHints();
        Class<?> registrar = FeedpinAutoConfiguration.class.getAnnotation(ImportRuntimeHints.class)
                .value()[0];
        assertThat(registrar).isEqualTo(FeedpinRuntimeHints.class);

        new FeedpinRuntimeHints().registerHints(hints, null);

        assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getDeclaredConstructors()[0]))
                .accepts(hints);
    }
}
