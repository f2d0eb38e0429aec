package io.github.feedpin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.github.feedpin.CoreClasses.ALL;
import static io.github.feedpin.CoreClasses.ROOT;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The dependencies between packages, as their descriptions state them. */
class ArchitectureTest {

    private static final String[] LIBRARIES = {
        "java..", "reactor..", "org.reactivestreams..", "org.slf4j..", "org.jspecify..", "io.micrometer.."
    };

    /** A package below the root, and the packages it may import. */
    record Part(String name, Set<String> mayImport) {

        String fullName() {
            return ROOT + "." + name;
        }

        Stream<String> ours() {
            return Stream.concat(Stream.of(fullName()), mayImport.stream().map(other -> ROOT + "." + other));
        }
    }

    static final List<Part> PARTS = List.of(
            new Part("error", Set.of()),
            new Part("time", Set.of()),
            new Part("model", Set.of("error")),
            new Part("batching", Set.of("model")),
            new Part("pin", Set.of("model", "error", "time")),
            new Part("internal.guard", Set.of("error", "time")),
            new Part("internal.retry", Set.of("error", "time")),
            new Part("internal.tracing", Set.of("internal.guard")),
            new Part("retry", Set.of("error", "internal.retry")),
            new Part("quota", Set.of("model", "error", "internal.guard", "internal.retry", "time")),
            new Part("platform", Set.of("model", "error", "internal.guard", "quota")),
            new Part("token", Set.of("model", "platform", "error", "internal.guard", "internal.retry", "time")),
            new Part("observation", Set.of("model", "platform", "error", "internal.tracing")),
            new Part("internal.batch", Set.of("batching", "model", "internal.guard", "time")),
            new Part(
                    "internal.call",
                    Set.of("platform", "token", "quota", "model", "error", "internal.guard", "internal.retry", "time")),
            new Part(
                    "internal.release",
                    Set.of(
                            "pin",
                            "platform",
                            "quota",
                            "model",
                            "error",
                            "internal.call",
                            "internal.guard",
                            "internal.retry",
                            "time")),
            new Part(
                    "internal.run",
                    Set.of(
                            "pin",
                            "batching",
                            "retry",
                            "quota",
                            "observation",
                            "platform",
                            "model",
                            "error",
                            "internal.batch",
                            "internal.call",
                            "internal.release",
                            "internal.guard",
                            "internal.retry",
                            "internal.tracing",
                            "time")),
            new Part(
                    "internal.single",
                    Set.of(
                            "pin",
                            "batching",
                            "model",
                            "error",
                            "quota",
                            "internal.run",
                            "internal.release",
                            "internal.call",
                            "internal.guard",
                            "time")),
            new Part("internal.tenant", Set.of("quota", "model", "error", "internal.guard", "time")));

    @ParameterizedTest
    @FieldSource("PARTS")
    void packagesImportOnlyWhatTheirDescriptionAllows(Part part) {
        classes()
                .that()
                .resideInAPackage(part.fullName())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(withLibraries(part.ours()))
                .check(ALL);
    }

    @Test
    void rootPackageImportsOnlyOwnPackagesAndAllowedLibraries() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(withLibraries(Stream.of(ROOT + "..")))
                .check(ALL);
    }

    @Test
    void everyPackageIsPlanned() {
        Set<String> found = ALL.stream().map(JavaClass::getPackageName).collect(toSet());
        Set<String> planned = Stream.concat(Stream.of(ROOT), PARTS.stream().map(Part::fullName))
                .collect(toSet());

        assertThat(found).isEqualTo(planned);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(ALL.stream().map(JavaClass::getPackage).distinct())
                .allMatch(described -> described.isAnnotatedWith(NullMarked.class));
    }

    private static String[] withLibraries(Stream<String> ours) {
        return Stream.concat(ours, Arrays.stream(LIBRARIES)).toArray(String[]::new);
    }
}
