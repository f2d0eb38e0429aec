package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor shows to somebody who types {@code feedpin.}. */
class ConfigurationMetadataTest {

    private final JsonNode metadata = metadata();

    @Test
    void listsEveryProperty() {
        assertThat(metadata.get("properties").valueStream().map(ConfigurationMetadataTest::nameOf))
                .containsExactlyInAnyOrderElementsOf(Stream.of(FeedpinProperties.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> "feedpin." + DataObjectPropertyName.toDashedForm(name))
                        .toList());
    }

    @Test
    void describesEveryPropertyInASentence() {
        assertThat(metadata.get("properties").valueStream())
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(nameOf(property))
                        .matches("[A-Z].+\\."));
    }

    @Test
    void tellsTheDefaults() {
        assertThat(property("feedpin.base-url").path("defaultValue").asString(""))
                .isEqualTo("feishu");
        assertThat(property("feedpin.user-id-type").path("defaultValue").asString(""))
                .isEqualTo("open_id");
    }

    @Test
    void offersTheKnownPlatformsAndTakesAnyOtherUrl() {
        JsonNode hint = named("hints", "feedpin.base-url");

        assertThat(hint.path("values")
                        .valueStream()
                        .map(value -> value.path("value").asString("")))
                .containsExactly("feishu", "lark");
        assertThat(hint.path("providers").valueStream().map(ConfigurationMetadataTest::nameOf))
                .containsExactly("any");
    }

    @Test
    void hintsAtNothingThatIsNoProperty() {
        assertThat(metadata.get("hints").valueStream().map(hint -> property(nameOf(hint))))
                .isNotEmpty();
    }

    private JsonNode property(String name) {
        return named("properties", name);
    }

    private JsonNode named(String section, String name) {
        return metadata.get(section)
                .valueStream()
                .filter(entry -> nameOf(entry).equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("No " + name + " among the " + section));
    }

    private static String nameOf(JsonNode entry) {
        return entry.path("name").asString("");
    }

    private static JsonNode metadata() {
        InputStream file = Objects.requireNonNull(
                FeedpinProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"));
        return JsonMapper.shared().readTree(file);
    }
}
