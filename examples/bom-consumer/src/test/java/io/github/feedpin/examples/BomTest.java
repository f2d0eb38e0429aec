package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    private static final String REVISION = "/project/properties/revision";

    private static final String PRODUCTION =
            "/project/dependencies/dependency[not(scope='test') and not(scope='provided')]/artifactId";

    private final Pom root = Pom.in(ROOT);
    private final Pom project = Pom.in(ROOT.resolve("project"));
    private final Pom bom = Pom.in(ROOT.resolve("bom"));
    private final List<Pom> modules = root.texts("/project/modules/module").stream()
            .map(folder -> Pom.in(ROOT.resolve(folder)))
            .toList();

    @Test
    void bomListsExactlyThePublishedModules() {
        Set<String> published = sorted(publishedBelow(ROOT, true)
                .filter(module -> !module.isPom())
                .map(Pom::artifactId)
                .toList());

        assertEquals(published, sorted(bom.texts(MANAGED + "/artifactId")));
    }

    @Test
    void allModulesHaveTheVersionOfTheProject() {
        assertEquals(List.of("${revision}"), project.texts("/project/version"));
        Stream.concat(Stream.of(root, bom), modules.stream())
                .filter(module -> !module.folder().equals(project.folder()))
                .forEach(module -> assertEquals(
                        List.of("${revision}"),
                        module.texts("/project/version | /project/parent/version"),
                        module.artifactId()));
    }

    @Test
    void bomManagesOnlyVersionsOfFeedpin() {
        Pom published = bom.flattened();

        assertEquals(
                Set.of("io.github.feedpin"),
                Set.copyOf(published.texts("/project/dependencyManagement/dependencies/dependency/groupId")));
        assertEquals(project.texts(REVISION), List.copyOf(Set.copyOf(published.texts(MANAGED + "/version"))));
        assertEquals(
                List.of(),
                published.texts("//parent | //dependency[scope='import'] | /project/dependencies "
                        + "| /project/properties | /project/repositories | /project/profiles"));
    }

    /** In this build, an import of the BOM reads it with its parent. */
    @Test
    void parentOfTheBomManagesNoDependencies() {
        assertEquals(List.of("feedpin-project"), bom.texts("/project/parent/artifactId"));
        assertEquals(List.of(), project.texts("//parent | //dependencyManagement | //dependencies"));
    }

    /** Published poms have no parent, so that consumers do not inherit the versions of this build. */
    @Test
    void publishedPomContainsOnlyItsDependencies() {
        modules.stream()
                .filter(Pom::isPublished)
                .filter(module -> !module.isPom())
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

    @Test
    void publishedPomHasWhatTheCentralRepositoryRequires() {
        Stream.concat(Stream.of(bom), modules.stream().filter(Pom::isPublished).filter(module -> !module.isPom()))
                .forEach(module -> {
                    Pom published = module.flattened();
                    String name = module.artifactId();

                    assertEquals(project.texts("/project/url"), published.texts("/project/url"), name);
                    assertEquals(
                            sorted(project.texts("/project/scm/*")), sorted(published.texts("/project/scm/*")), name);
                    assertEquals(List.of("Apache-2.0"), published.texts("//license/name"), name);
                    assertEquals(List.of("The Feedpin authors"), published.texts("//developer/name"), name);
                    assertEquals(module.texts("/project/name"), published.texts("/project/name"), name);
                    assertEquals(module.texts("/project/description"), published.texts("/project/description"), name);
                });
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
