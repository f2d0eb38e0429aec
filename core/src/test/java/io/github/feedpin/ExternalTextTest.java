package io.github.feedpin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.LogText;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.PlatformResponse;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies that external texts are tidied: every text of every value of the packages error, model and platform, and of
 * every exception.
 */
class ExternalTextTest {

    private static final String HOSTILE =
            "\u001B[31mred\r\nFAKE 200 OK\u009B2J\u0000\u202Eevil\u2066\u200B\uFEFF\uD800 " + "😀".repeat(450_000);

    private static final Pattern GARBLING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** Texts of the application, or texts that are validated otherwise. */
    private static final Set<String> OF_THE_APPLICATION = Set.of(
            "Applied.userId",
            "Rejected.userId",
            "NotSent.userId",
            "Unknown.userId",
            "AccessToken",
            "SelfBuiltApp",
            "StoreApp",
            "AppTicket",
            "TenantKey",
            "BaseUrl");

    static Stream<Class<?>> records() {
        return CoreClasses.ALL.stream()
                .filter(resideInAnyPackage(
                        "io.github.feedpin.error", "io.github.feedpin.model", "io.github.feedpin.platform"))
                .filter(type -> type.isRecord() && type.getModifiers().contains(PUBLIC))
                .map(JavaClass::reflect)
                .filter(type -> !OF_THE_APPLICATION.contains(type.getSimpleName()))
                .filter(ExternalTextTest::holdsTexts)
                .map(type -> (Class<?>) type);
    }

    static Stream<Class<?>> exceptions() {
        return leaves(FeedpinException.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyTextOfAValueIsSafeToLog(Class<?> type) {
        Object value = make(type);

        assertThat(textsOf(value, type.getSimpleName())).isNotEmpty().allSatisfy(ExternalTextTest::isFit);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exceptionMessagesAreSafeToLog(Class<?> type) {
        FeedpinException failure = (FeedpinException) make(type);

        assertThat(failure.getMessage()).isNotBlank().hasSizeLessThanOrEqualTo(LogText.MAX_MESSAGE_LENGTH);
        assertThat(failure.toString()).doesNotContainPattern(GARBLING);
    }

    private static void isFit(String where, String text) {
        boolean composed = where.endsWith("toString") || where.endsWith("describe") || where.endsWith("hint");
        boolean ofFailure = where.startsWith("NotSent.") || where.startsWith("Unknown.");
        assertThat(text)
                .as(where)
                .doesNotContainPattern(GARBLING)
                .hasSizeLessThanOrEqualTo(composed || ofFailure ? 20 * LogText.MAX_LENGTH : LogText.MAX_LENGTH);
    }

    /** The texts of a value: of its components, recursively, and its string representation. */
    private static Map<String, String> textsOf(Object value, String where) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(where + ".toString", value.toString());
        if (value instanceof PlatformError error) {
            texts.put(where + ".hint", error.hint());
            texts.put(where + ".describe", error.describe());
        }
        for (RecordComponent component : Objects.requireNonNull(value.getClass().getRecordComponents())) {
            String place = where + "." + component.getName();
            @Nullable Object content = read(component, value);
            Stream<?> contents = content instanceof List<?> list ? list.stream() : Stream.of(content);
            contents.filter(Objects::nonNull).forEach(each -> {
                if (each instanceof String text && !OF_THE_APPLICATION.contains(place)) {
                    texts.put(place, text);
                } else if (each.getClass().isRecord()
                        && !OF_THE_APPLICATION.contains(each.getClass().getSimpleName())) {
                    texts.putAll(textsOf(each, each.getClass().getSimpleName()));
                }
            });
        }
        return texts;
    }

    private static boolean holdsTexts(Class<?> type) {
        return type == ErrorDetails.class
                || type == PlatformResponse.class
                || Arrays.stream(type.getRecordComponents()).anyMatch(component -> component.getType() == String.class);
    }

    private static @Nullable Object read(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** A value with hostile texts only, created by the constructor with the most parameters. */
    private static Object make(Type type) {
        if (type == String.class) {
            return HOSTILE;
        }
        if (type == int.class || type == Integer.class) {
            return 400;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(1);
        }
        if (type == Throwable.class) {
            return new IllegalStateException(HOSTILE);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return List.of(make(generic.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> known)) {
            return List.of();
        }
        if (known.isEnum()) {
            return known.getEnumConstants()[0];
        }
        return construct(
                known.isSealed() && known != UserOutcome.class
                        ? leaves(known).findFirst().orElseThrow()
                        : known);
    }

    private static Object construct(Class<?> type) {
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .max((a, b) -> a.getParameterCount() - b.getParameterCount())
                .orElseThrow();
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(Arrays.stream(constructor.getGenericParameterTypes())
                    .map(ExternalTextTest::make)
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Teach this test to make a " + type, e);
        }
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(ExternalTextTest::leaves)
                : Stream.of(family);
    }
}
