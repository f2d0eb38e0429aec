package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps together what the build makes, what it publishes, what the BOM lists, and what a consumer has to write. */
class BomTest {

    private static final Path HERE = Path.of(System.getProperty("basedir", ""));
    private static final Path ROOT = HERE.resolve("../..");
    private static final String MANAGED =
            "/project/dependencyManagement/dependencies/dependency[groupId='io.github.feedpin']";

    private static final String PRODUCTION =
            "/project/dependencies/dependency[not(scope='test') and not(scope='provided')]/artifactId";

    private final Pom root = Pom.in(ROOT);
    private final Pom bom = Pom.in(ROOT.resolve("bom"));
    private final List<Pom> modules = root.texts("/project/modules/module").stream()
            .map(folder -> Pom.in(ROOT.resolve(folder)))
            .toList();

    @Test
    void theBomListsEveryPublishedModuleAndNothingElse() {
        Set<String> published = artifactIdsOf(module -> module.isPublished() && !module.isBom());

        assertEquals(published, sorted(bom.texts(MANAGED + "/artifactId")));
    }

    @Test
    void theBomHasTheVersionOfTheModulesItLists() {
        assertEquals(root.texts("/project/version"), bom.texts("/project/version"));
        assertEquals(Set.of("${project.version}"), Set.copyOf(bom.texts(MANAGED + "/version")));
    }

    @Test
    void theBomBringsNothingButVersionsOfFeedpin() {
        assertEquals(
                Set.of("io.github.feedpin"),
                Set.copyOf(bom.texts("/project/dependencyManagement/dependencies/dependency/groupId")));
        assertEquals(
                List.of(),
                bom.texts("//parent | //dependency[scope='import'] | /project/dependencies | /project/repositories "
                        + "| /project/profiles"));
    }

    /** Maven resolves what these poms name without this build's parent, whose choices a consumer must not inherit. */
    @Test
    void aPublishedModuleNamesItsDependenciesAndNothingElse() {
        modules.stream()
                .filter(Pom::isPublished)
                .filter(module -> !module.isBom())
                .forEach(module -> {
                    Pom published = module.flattened();
                    String name = module.artifactId();

                    assertEquals(
                            List.of(),
                            published.texts("/project/parent | /project/dependencyManagement | /project/repositories "
                                    + "| /project/build | /project/profiles | /project/properties "
                                    + "| //dependency[not(version)] | //dependency[scope='test' or scope='import'] "
                                    + "| //version[contains(., '$')]"),
                            name);
                    assertEquals(module.texts(PRODUCTION), published.texts(PRODUCTION), name);
                    assertEquals(
                            published
                                    .texts("//dependency[artifactId='reactor-netty-http']/artifactId")
                                    .size(),
                            published
                                    .texts("//dependency[artifactId='reactor-netty-http']//exclusion")
                                    .size(),
                            name + " leaves out the native code for HTTP/3");
                });
    }

    @Test
    void allModulesAreTestedWithTheSameSpringBoot() {
        String springBoot = "/project/properties/spring-boot.version";
        Set<String> versions = modules.stream()
                .flatMap(module -> module.texts(springBoot).stream())
                .collect(Collectors.toSet());

        assertEquals(Set.copyOf(root.texts(springBoot)), versions);
    }

    @Test
    void aReleaseLeavesOutWhatIsNotPublished() {
        Set<String> unpublished = sorted(unpublishedBelow(ROOT, false).toList());

        assertEquals(unpublished, sorted(root.texts("//excludeArtifacts/excludeArtifact")));
    }

    @Test
    void theReadmeNamesWhatTheBomLists() {
        Pom readme = Pom.ofSnippets(ROOT.resolve("README.md"));
        String ours = "//dependency[groupId='io.github.feedpin']";
        Set<String> named = sorted(readme.texts(ours + "[not(version)]/artifactId"));

        assertEquals(
                Set.of(
                        "feedpin-reactor-adapter",
                        "feedpin-simulator",
                        "feedpin-spring-boot-starter",
                        "feedpin-spring-boot-test"),
                named);
        assertTrue(sorted(bom.texts(MANAGED + "/artifactId")).containsAll(named));
        assertEquals(List.of("feedpin-bom"), readme.texts(ours + "[version]/artifactId"));
        assertEquals(bom.texts("/project/version"), readme.texts(ours + "/version"));
    }

    @Test
    void aConsumerOfTheBomStatesNoFurtherVersionOfFeedpin() {
        Pom consumer = Pom.in(HERE);

        assertEquals(
                List.of("feedpin-bom"),
                consumer.texts("//dependency[groupId='io.github.feedpin'][version]/artifactId"));
    }

    private Set<String> artifactIdsOf(Predicate<Pom> which) {
        return sorted(modules.stream().filter(which).map(Pom::artifactId).collect(Collectors.toList()));
    }

    /** Also the modules of profiles, which a release could build, and those that inherit it. */
    private static Stream<String> unpublishedBelow(Path folder, boolean inherited) {
        return Pom.in(folder).texts("//modules/module").stream().flatMap(module -> {
            Path there = folder.resolve(module);
            Pom pom = Pom.in(there);
            boolean unpublished = inherited || !pom.isPublished();
            Stream<String> itself = unpublished ? Stream.of(pom.artifactId()) : Stream.empty();
            return Stream.concat(itself, unpublishedBelow(there, unpublished));
        });
    }

    private static Set<String> sorted(Collection<String> names) {
        return new TreeSet<>(names);
    }
}
