package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the pages about installation name modules of the BOM, and its version. */
class InstallationTest {

    private static final Path HERE = Path.of(System.getProperty("basedir", ""));
    private static final Path ROOT = HERE.resolve("../..");
    private static final Pattern GRADLE = Pattern.compile("\"io\\.github\\.feedpin:([\\w-]+)(?::([^\"]+))?\"");
    private static final String OURS = "//dependency[groupId='io.github.feedpin']";

    private final Set<String> modules = Set.copyOf(Pom.in(ROOT.resolve("bom"))
            .texts("/project/dependencyManagement/dependencies/dependency[groupId='io.github.feedpin']/artifactId"));
    private final List<String> version = Pom.in(ROOT.resolve("project")).texts("/project/properties/revision");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide/installation.md"})
    void mavenSnippetsUseModulesOfTheBom(String page) {
        Pom maven = Pom.ofSnippets(ROOT.resolve(page));

        assertTrue(modules.containsAll(maven.texts(OURS + "[not(version)]/artifactId")), "not all are in the BOM");
        assertEquals(List.of("feedpin-bom"), maven.texts(OURS + "[version]/artifactId"));
        assertEquals(version, maven.texts(OURS + "/version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/guide/installation.md"})
    void gradleSnippetsUseModulesOfTheBom(String page) throws IOException {
        Set<String> named = new TreeSet<>();
        GRADLE.matcher(Files.readString(ROOT.resolve(page))).results().forEach(dependency -> {
            if (dependency.group(2) == null) {
                named.add(dependency.group(1));
            } else {
                assertEquals("feedpin-bom", dependency.group(1));
                assertEquals(version, List.of(dependency.group(2)));
            }
        });

        assertTrue(named.contains("feedpin-spring-boot-starter"));
        assertTrue(modules.containsAll(named), () -> "of " + named + " some are not in the BOM");
    }
}
