package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the modules, the published poms and the BOM agree. */
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
    void bomListsExactlyThePublishedModules() {
        Set<String> published = sorted(publishedBelow(ROOT, true)
                .filter(module -> !module.isBom())
                .map(Pom::artifactId)
                .toList());

        assertEquals(published, sorted(bom.texts(MANAGED + "/artifactId")));
    }

    @Test
    void bomHasTheVersionOfItsModules() {
        assertEquals(root.texts("/project/version"), bom.texts("/project/version"));
        assertEquals(Set.of("${project.version}"), Set.copyOf(bom.texts(MANAGED + "/version")));
    }

    @Test
    void bomManagesOnlyVersionsOfFeedpin() {
        assertEquals(
                Set.of("io.github.feedpin"),
                Set.copyOf(bom.texts("/project/dependencyManagement/dependencies/dependency/groupId")));
        assertEquals(
                List.of(),
                bom.texts("//parent | //dependency[scope='import'] | /project/dependencies | /project/repositories "
                        + "| /project/profiles"));
    }

    /** Published poms have no parent, so that consumers do not inherit the versions of this build. */
    @Test
    void publishedPomContainsOnlyItsDependencies() {
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
                            name + " must exclude the native code for HTTP/3");
                });
    }

    @Test
    void allModulesUseTheSameSpringBootVersion() {
        String springBoot = "/project/properties/spring-boot.version";
        Set<String> versions = modules.stream()
                .flatMap(module -> module.texts(springBoot).stream())
                .collect(Collectors.toSet());

        assertEquals(Set.copyOf(root.texts(springBoot)), versions);
    }

    /** Both plugins that publish read the property of each module, and neither has a list of its own. */
    @Test
    void whenDeploymentIsSkippedPublishingIsSkippedToo() {
        assertEquals(List.of("false"), root.texts("/project/properties/maven.deploy.skip"));
        assertEquals(
                List.of("${maven.deploy.skip}"),
                root.texts("//plugin[artifactId='central-publishing-maven-plugin']//skipPublishing"));
        assertEquals(List.of(), root.texts("//excludeArtifacts"));
    }

    @Test
    void consumerDeclaresOnlyTheVersionOfTheBom() {
        Pom consumer = Pom.in(HERE);

        assertEquals(
                List.of("feedpin-bom"),
                consumer.texts("//dependency[groupId='io.github.feedpin'][version]/artifactId"));
    }

    /** Includes the modules of profiles, which a release could build. Modules inherit whether they are published. */
    private static Stream<Pom> publishedBelow(Path folder, boolean inherited) {
        return Pom.in(folder).texts("//modules/module").stream().flatMap(name -> {
            Pom module = Pom.in(folder.resolve(name));
            boolean published = inherited && module.isPublished();
            return Stream.concat(
                    published ? Stream.of(module) : Stream.empty(), publishedBelow(module.folder(), published));
        });
    }

    private static Set<String> sorted(Collection<String> names) {
        return new TreeSet<>(names);
    }
}
