package io.github.feedpin.reactor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.feedpin.reactor");

    @Test
    void adapterDependsOnCoreReactorNettyAndJacksonCoreOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "io.github.feedpin..",
                        "reactor..",
                        "org.reactivestreams..",
                        "io.netty..",
                        "tools.jackson.core..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void adapterDoesNotUseInternalPackagesOfCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.feedpin.internal..", "io.github.feedpin.simulator.internal..")
                .check(MAIN);
    }

    @Test
    void platformAndBuilderAreTheOnlyPublicTypes() {
        assertThat(MAIN.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("ReactorNettyPlatform", "ReactorNettyPlatformBuilder");
    }

    @Test
    void adapterDoesNotBlockOrStartThreads() {
        noClasses().should().callMethod(Mono.class, "block").check(MAIN);
        noClasses().should().callMethod(Flux.class, "blockLast").check(MAIN);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("reactor.core.scheduler.Schedulers")
                .check(MAIN);
    }
}
