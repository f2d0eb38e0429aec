package io.github.feedpin.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String CLI = "io.github.feedpin.cli";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(CLI);

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(CLI + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void otherPackagesDoNotDependOnTheCommandPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandPackageDependsOnPicocli() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void onlyDemonstrationAndSimulationDependOnTheSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI + ".demo", CLI + ".simulate")
                .and()
                .doNotHaveSimpleName("DemoCommand")
                .and()
                .doNotHaveSimpleName("SharedDemo")
                .and()
                .doNotHaveSimpleName("SimulateCommand")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.feedpin.simulator..")
                .check(CLASSES);
    }

    @Test
    void textPackageHasNoDependencies() {
        classes()
                .that()
                .resideInAPackage(CLI + ".text")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", CLI + ".text"))
                .check(CLASSES);
    }

    @Test
    void onlyTheProxyPackageDependsOnNetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI + ".proxy")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor.netty..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void onlyTheRedisPackageDependsOnLettuceAndTheRedisAdapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI + ".redis")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..", "io.github.feedpin.redis..")
                .check(CLASSES);
    }

    @Test
    void internalTypesOfOtherModulesAreNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.feedpin.internal..",
                        "io.github.feedpin.redis.internal..",
                        "io.github.feedpin.simulator.internal..")
                .check(CLASSES);
    }
}
