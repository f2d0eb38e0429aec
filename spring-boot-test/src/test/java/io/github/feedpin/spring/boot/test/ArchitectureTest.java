package io.github.feedpin.spring.boot.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.feedpin.spring.boot.test");

    @Test
    void mainCodeDependsOnStarterSimulatorAndSpringTestOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "io.github.feedpin.event",
                        "io.github.feedpin.model",
                        "io.github.feedpin.pin",
                        "io.github.feedpin.platform",
                        "io.github.feedpin.simulator",
                        "io.github.feedpin.spring.boot",
                        "io.github.feedpin.spring.boot.app",
                        "io.github.feedpin.spring.boot.environment",
                        "io.github.feedpin.spring.boot.event",
                        "io.github.feedpin.spring.boot.test",
                        "io.github.feedpin.time",
                        "io.github.feedpin.token",
                        "io.netty.buffer",
                        "io.netty.handler.codec.http",
                        "reactor.core..",
                        "reactor.netty..",
                        "org.reactivestreams",
                        "org.springframework.beans..",
                        "org.springframework.context..",
                        "org.springframework.core..",
                        "org.springframework.boot.autoconfigure..",
                        "org.springframework.test.context..")
                .check(MAIN);
    }

    @Test
    void onlyTheAnnotationAndTheTimeArePublic() {
        classes()
                .that()
                .arePublic()
                .should()
                .be(AutoConfigureFeedpinSimulator.class)
                .orShould()
                .be(SimulatedTime.class)
                .check(MAIN);
    }

    @Test
    void withoutAnnotationNothingIsAutoConfigured() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("io.github.feedpin.spring.boot.test"));
    }
}
