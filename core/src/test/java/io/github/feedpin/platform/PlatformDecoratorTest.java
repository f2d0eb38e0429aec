package io.github.feedpin.platform;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformDecoratorTest {

    static Stream<Method> methods() {
        return Stream.of(FeedpinPlatform.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    /** A default method that is not overridden would hide that of the decorated platform. */
    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodIsOverridden(Method method) {
        assertThatCode(() -> PlatformDecorator.class.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                .doesNotThrowAnyException();
    }
}
