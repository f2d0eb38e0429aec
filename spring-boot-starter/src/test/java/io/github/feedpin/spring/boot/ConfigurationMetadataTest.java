package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests for the configuration metadata that editors show. */
class ConfigurationMetadataTest {

    private final JsonNode metadata = metadata();

    @Test
    void everyPropertyIsDescribedInASentence() {
        assertThat(metadata.get("properties").valueStream())
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(nameOf(property))
                        .matches("[A-Z].+\\."));
    }

    @Test
    void tableOfTheGuideEqualsMetadata() {
        assertThat(rowsOf("spring.md", 3))
                .containsExactlyInAnyOrderElementsOf(metadata.get("properties")
                        .valueStream()
                        .filter(property -> nameOf(property).startsWith("feedpin."))
                        .map(property -> List.of(
                                nameOf(property),
                                defaultOf(property),
                                property.path("description").asString("")))
                        .toList());
    }

    @Test
    void chineseTableHasSamePropertiesAndDefaults() {
        assertThat(rowsOf("zh/spring.md", 2))
                .containsExactlyElementsOf(rowsOf("spring.md", 3).stream()
                        .map(row -> row.subList(0, 2))
                        .toList());
    }

    @Test
    void baseUrlHintsOfferKnownPlatformsAndAcceptAnyValue() {
        JsonNode hint = named("hints", "feedpin.base-url");

        assertThat(hint.path("values")
                        .valueStream()
                        .map(value -> value.path("value").asString("")))
                .containsExactly("feishu", "lark");
        assertThat(hint.path("providers").valueStream().map(ConfigurationMetadataTest::nameOf))
                .containsExactly("any");
    }

    @Test
    void everyHintBelongsToAProperty() {
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

    /** Returns the first cells of the table rows that begin with a property name, without back quotes. */
    private static List<List<String>> rowsOf(String file, int cells) {
        try (Stream<String> lines = Files.lines(Path.of("../docs/guide", file))) {
            return lines.filter(line -> line.startsWith("| `feedpin."))
                    .map(line -> Stream.of(line.split("\\|"))
                            .skip(1)
                            .limit(cells)
                            .map(cell -> cell.strip().replaceAll("^`|`$", ""))
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String defaultOf(JsonNode property) {
        JsonNode value = property.path("defaultValue");
        JsonNode single = value.isArray() ? value.path(0) : value;
        return single.asString("–");
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
