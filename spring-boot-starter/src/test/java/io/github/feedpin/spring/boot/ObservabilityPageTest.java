package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.observation.FeedpinObservation;
import io.github.feedpin.spring.boot.metrics.FeedpinMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the page about observability lists the meters and observations with their keys. */
class ObservabilityPageTest {

    private static final Path PAGE = Path.of("..", "docs", "observability.md");

    @Test
    void observationsAreListedWithTheirKeys() throws IOException {
        assertThat(rows("## Observations", 3).map(cells -> cells.get(0) + " | " + cells.get(2)))
                .containsExactlyElementsOf(Stream.of(FeedpinObservation.values())
                        .map(observation -> "`" + observation.getName() + "` | "
                                + keys(
                                        Stream.of(observation.getLowCardinalityKeyNames())
                                                .map(key -> "`" + key.asString() + "`"),
                                        Stream.of(observation.getHighCardinalityKeyNames())
                                                .map(key -> "(`" + key.asString() + "`)")))
                        .toList());
    }

    @Test
    void metersAreListedWithTheirTypesAndKeys() throws IOException {
        assertThat(rows("## Meters", 4).map(cells -> cells.get(0) + " | " + cells.get(1) + " | " + cells.get(3)))
                .containsExactlyElementsOf(Stream.of(FeedpinMeter.values())
                        .map(meter -> "`" + meter.getName() + "` | "
                                + meter.getType()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ') + " | "
                                + keys(Stream.of(meter.getKeyNames()).map(key -> "`" + key.asString() + "`")))
                        .toList());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static String keys(Stream<String>... keys) {
        return String.join(", ", Stream.of(keys).flatMap(key -> key).toList());
    }

    /** Returns the cells of the rows of a section whose first cell is a name of Feedpin. */
    private static Stream<List<String>> rows(String section, int cells) throws IOException {
        return Files.readString(PAGE)
                .split("(?m)^" + section + "$", 2)[1]
                .split("(?m)^## ", 2)[0]
                .lines()
                .filter(line -> line.startsWith("| `feedpin."))
                .map(line -> Stream.of(line.split("\\|"))
                        .skip(1)
                        .limit(cells)
                        .map(String::strip)
                        .toList());
    }
}
