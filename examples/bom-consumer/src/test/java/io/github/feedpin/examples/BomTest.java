package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private static final String NETTY = "/project/properties/netty.version";

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
    void theBomPinsTheNettyThatTheBuildIsTestedWith() {
        assertEquals(root.texts(NETTY), bom.texts(NETTY));
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
