package io.github.feedpin.simulator.table;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the test names in {@code docs/official-sdk.md}. */
class OfficialSdkPageTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SOURCES = List.of(
            "core/src/test",
            "reactor-adapter/src/test",
            "simulator/src/test",
            "simulator/src/main/java/io/github/feedpin/simulator/contract");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @Test
    void everyTestNamedOnThePageExists() throws IOException {
        Map<String, List<Path>> classes = classes();
        List<MatchResult> named = TEST.matcher(Files.readString(ROOT.resolve("docs/official-sdk.md")))
                .results()
                .filter(match -> !match.group(1).equals("Class"))
                .toList();

        assertThat(named).hasSizeGreaterThan(30);
        for (MatchResult test : named) {
            assertThat(classes).containsKey(test.group(1));
            assertThat(classes.get(test.group(1)))
                    .anySatisfy(file -> assertThat(file).content().contains("void " + test.group(2) + "("));
        }
    }

    /** Returns the files by the name of their class, of which two modules may have one each. */
    private static Map<String, List<Path>> classes() throws IOException {
        try (Stream<Path> files = SOURCES.stream().flatMap(OfficialSdkPageTest::walk)) {
            return files.filter(file -> file.toString().matches(".*(Test|Contract)\\.java"))
                    .collect(groupingBy(file -> file.getFileName().toString().replace(".java", "")));
        }
    }

    private static Stream<Path> walk(String folder) {
        try {
            return Files.walk(ROOT.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
