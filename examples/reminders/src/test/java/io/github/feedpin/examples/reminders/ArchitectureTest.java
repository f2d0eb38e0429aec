package io.github.feedpin.examples.reminders;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String REMINDERS = "io.github.feedpin.examples.reminders";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(REMINDERS);

    @Test
    void onlySimulatedPackageDependsOnTheSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackage(REMINDERS + ".simulated")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.feedpin.simulator..", REMINDERS + ".simulated")
                .check(MAIN);
    }

    @Test
    void runsPackageDoesNotDependOnTheWeb() {
        noClasses()
                .that()
                .resideInAPackage(REMINDERS + ".runs")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        REMINDERS, REMINDERS + ".web", "org.springframework.web..", "org.springframework.http..")
                .check(MAIN);
    }

    @Test
    void mainCodeUsesFeedpinOnlyThroughItsClient() {
        classes()
                .that()
                .resideOutsideOfPackage(REMINDERS + ".simulated")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "io.github.feedpin.reactor..", "io.github.feedpin.spring..", "reactor.netty..", "io.netty..")
                .check(MAIN);
    }

    @Test
    void mainCodeDoesNotDependOnInternalPackages() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.feedpin.internal..", "io.github.feedpin.simulator.internal..")
                .check(MAIN);
    }

    @Test
    void mainCodeNeverCallsBlock() {
        noClasses().should().callMethodWhere(target(nameStartingWith("block"))).check(MAIN);
    }
}
