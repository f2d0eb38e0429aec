package io.github.feedpin.event;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.feedpin.event");

    @Test
    void receiverDependsOnCoreReactorAndJacksonCoreOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "io.github.feedpin.error",
                        "io.github.feedpin.event",
                        "io.github.feedpin.model",
                        "io.github.feedpin.platform",
                        "io.github.feedpin.time",
                        "io.github.feedpin.token",
                        "reactor.core..",
                        "org.reactivestreams",
                        "org.slf4j",
                        "org.jspecify..",
                        "tools.jackson.core..")
                .check(MAIN);
    }

    @Test
    void publicTypesAreTheListedOnes() {
        assertThat(MAIN.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> type.getEnclosingClass()
                                .map(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC))
                                .orElse(true))
                        .map(JavaClass::getName)
                        .map(name -> name.substring("io.github.feedpin.event.".length())))
                .containsExactlyInAnyOrder(
                        "AppEvent",
                        "AppEvent$AppOpened",
                        "AppEvent$AppStatusChanged",
                        "AppEvent$AppUninstalled",
                        "AppEvent$ForeignEvent",
                        "AppStatus",
                        "EventEncryption",
                        "EventHeaders",
                        "EventListener",
                        "EventReceiver",
                        "EventReceiverBuilder",
                        "EventResponse");
    }

    @Test
    void packageIsNullMarked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .singleElement()
                .matches(described -> described.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void receiverDoesNotBlockOrStartThreads() {
        noClasses().should().callMethodWhere(target(nameStartingWith("block"))).check(MAIN);
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
