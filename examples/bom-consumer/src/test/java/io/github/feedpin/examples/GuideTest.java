package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the guide shows the examples of this module, which are tested, and modules of the BOM. */
class GuideTest {

    private static final Path HERE = Path.of(System.getProperty("basedir", ""));
    private static final Path ROOT = HERE.resolve("../..");
    private static final String PACKAGE = "package io.github.feedpin.examples;\n\n";

    @ParameterizedTest
    @ValueSource(strings = {"main/java/%s/StoreAppExample.java", "test/java/%s/TenantPinsTest.java"})
    void guideShowsTheExample(String source) throws IOException {
        String code = Files.readString(HERE.resolve("src").resolve(source.formatted("io/github/feedpin/examples")));

        assertTrue(guide().contains("```java\n" + code.replace(PACKAGE, "") + "```\n"), source);
    }

    @Test
    void snippetsUseModulesOfTheBom() {
        Set<String> named = Set.copyOf(Pom.ofSnippets(ROOT.resolve("docs/guide/store-apps.md"))
                .texts("//dependency[groupId='io.github.feedpin'][not(version)]/artifactId"));
        List<String> managed = Pom.in(ROOT.resolve("bom"))
                .texts("/project/dependencyManagement/dependencies/dependency[groupId='io.github.feedpin']/artifactId");

        assertEquals(Set.of("feedpin-reactor-adapter", "feedpin-event-receiver"), named);
        assertTrue(managed.containsAll(named));
    }

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve("docs/guide/store-apps.md"));
    }
}
