package io.github.feedpin.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchitectureTest {

    private final JavaClasses simulator = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.feedpin.simulator");

    @Test
    void importsNothingButThePortAndItsTools() {
        classes()
                .that()
                .resideInAPackage("io.github.feedpin.simulator")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.github.feedpin.simulator",
                        "io.github.feedpin.platform",
                        "io.github.feedpin.model",
                        "io.github.feedpin.error",
                        "io.github.feedpin.time",
                        "org.jspecify..",
                        "org.reactivestreams",
                        "reactor..",
                        "io.netty..",
                        "tools.jackson..")
                .check(simulator);
    }

    @Test
    void letsTheContractSeeNoMoreThanAnApplicationDoesBesidesItsTestTools() {
        classes()
                .that()
                .resideInAPackage("io.github.feedpin.simulator.contract")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.github.feedpin.simulator..",
                        "io.github.feedpin.platform",
                        "io.github.feedpin.model",
                        "io.github.feedpin.error",
                        "org.jspecify..",
                        "org.reactivestreams",
                        "reactor.core..",
                        "org.junit.jupiter.api",
                        "org.assertj.core..")
                .check(simulator);
    }

    @Test
    void keepsHttpAndJsonOutOfTheEngine() {
        noClasses()
                .that()
                .doNotHaveSimpleName("HttpTransport")
                .and()
                .doNotHaveSimpleName("HttpSender")
                .and()
                .doNotHaveSimpleName("RequestReader")
                .and()
                .doNotHaveSimpleName("ReplyWriter")
                .and()
                .doNotHaveSimpleName("InMemoryResponseReader")
                .and()
                .doNotHaveSimpleName("ResponseMutations")
                .and()
                .haveSimpleNameNotEndingWith("Json")
                .and()
                .haveSimpleNameNotStartingWith("RequestBody")
                .and()
                .doNotHaveSimpleName("SimulatorServer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor.netty..", "io.netty..", "tools.jackson..")
                .check(simulator);
    }

    @Test
    void hasNoCyclesOfPackages() {
        slices().matching("io.github.feedpin.(**)").should().beFreeOfCycles().check(simulator);
    }

    @Test
    void neverBlocksOnAPublisher() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..contract")
                .should()
                .callMethodWhere(call("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream"))
                .check(simulator);
    }

    private static DescribedPredicate<JavaMethodCall> call(String... names) {
        return DescribedPredicate.describe(
                "a blocking method of a publisher",
                call -> List.of(names).contains(call.getName())
                        && (call.getTargetOwner().isAssignableTo(Mono.class)
                                || call.getTargetOwner().isAssignableTo(Flux.class)));
    }
}
