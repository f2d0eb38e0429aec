package io.github.feedpin.examples.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of the reachability metadata that the build generates for native images. */
class ReachabilityTest {

    private static final String METADATA =
            "/META-INF/native-image/io.github.feedpin.examples/feedpin-example-webmvc-reminders/"
                    + "reachability-metadata.json";

    private final List<JsonNode> reflection = reflection();

    @Test
    void reachabilityMetadataContainsTheConstructorsOfAllProperties() throws ClassNotFoundException {
        List<Class<?>> bound = recordsIn(Class.forName("io.github.feedpin.spring.boot.properties.FeedpinProperties"))
                .toList();

        assertThat(bound)
                .hasSizeGreaterThan(5)
                .allSatisfy(type -> assertThat(constructorsOf(type))
                        .containsExactly(Stream.of(type.getRecordComponents())
                                .map(component -> component.getType().getName())
                                .toList()));
    }

    /** Returns the record and the nested records of Feedpin. */
    private static Stream<Class<?>> recordsIn(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .filter(component -> component.isRecord()
                                && component.getName().startsWith("io.github.feedpin.spring.boot."))
                        .flatMap(ReachabilityTest::recordsIn));
    }

    private List<List<String>> constructorsOf(Class<?> type) {
        return reflection.stream()
                .filter(entry -> entry.path("type").asString("").equals(type.getName()))
                .flatMap(entry -> entry.path("methods").valueStream())
                .filter(method -> method.path("name").asString("").equals("<init>"))
                .map(constructor -> constructor
                        .path("parameterTypes")
                        .valueStream()
                        .map(parameter -> parameter.asString(""))
                        .toList())
                .toList();
    }

    private static List<JsonNode> reflection() {
        InputStream file = Objects.requireNonNull(ReachabilityTest.class.getResourceAsStream(METADATA), METADATA);
        return JsonMapper.shared()
                .readTree(file)
                .path("reflection")
                .valueStream()
                .toList();
    }
}
