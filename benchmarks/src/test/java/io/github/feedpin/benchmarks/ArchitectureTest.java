package io.github.feedpin.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String BENCHMARKS = "io.github.feedpin.benchmarks";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BENCHMARKS);

    @Test
    void packagesHaveNoCycles() {
        slices().matching(BENCHMARKS + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void benchmarksDoNotDependOnInternalPackages() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.feedpin.internal..", "io.github.feedpin.simulator.internal..")
                .check(CLASSES);
    }

    @Test
    void harnessDoesNotDependOnMeasuredCode() {
        noClasses()
                .that()
                .resideInAPackage(BENCHMARKS + ".harness")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.feedpin",
                        "io.github.feedpin.model..",
                        "io.github.feedpin.platform..",
                        BENCHMARKS + ".clients..",
                        BENCHMARKS + ".server..",
                        "reactor..",
                        "io.netty..")
                .check(CLASSES);
    }

    @Test
    void clientsAndServerDoNotDependOnCommands() {
        noClasses()
                .that()
                .resideInAPackage(BENCHMARKS + ".clients")
                .or()
                .resideInAPackage(BENCHMARKS + ".server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BENCHMARKS + ".calls..",
                        BENCHMARKS + ".memory..",
                        BENCHMARKS + ".runs..",
                        BENCHMARKS + ".start..",
                        "picocli..")
                .check(CLASSES);
    }
}
