package io.github.feedpin.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchitectureTest {

    private static final String ROOT = "io.github.feedpin.simulator";
    private static final String RESPONSE = ROOT + ".internal.response";
    private static final String ENGINE = ROOT + ".internal.engine";
    private static final String EVENT = ROOT + ".internal.event";
    private static final String TRANSPORT = ROOT + ".internal.transport";
    private static final String[] EVERYWHERE = {
        "java..",
        "io.github.feedpin.platform",
        "io.github.feedpin.model",
        "io.github.feedpin.error",
        "io.github.feedpin.time",
        "org.jspecify..",
        "org.reactivestreams",
        "reactor.core..",
        "reactor.util.."
    };

    private static final JavaClasses SIMULATOR = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesDependOnlyOnTheirListedPackages() {
        onlyDependsOn(RESPONSE, "tools.jackson..").check(SIMULATOR);
        onlyDependsOn(ENGINE, RESPONSE, "tools.jackson..").check(SIMULATOR);
        onlyDependsOn(EVENT, RESPONSE, "javax.crypto..", "tools.jackson..").check(SIMULATOR);
        onlyDependsOn(TRANSPORT, ENGINE, EVENT, RESPONSE, "reactor.netty..", "io.netty..", "tools.jackson..")
                .check(SIMULATOR);
        onlyDependsOn(ROOT, TRANSPORT, ENGINE, EVENT, RESPONSE, "reactor.netty..", "io.netty..")
                .check(SIMULATOR);
        onlyDependsOn(
                        ROOT + ".contract",
                        ROOT,
                        "io.github.feedpin.pin",
                        "io.github.feedpin.quota",
                        "io.github.feedpin.token",
                        "org.junit.jupiter.api",
                        "org.assertj.core..")
                .check(SIMULATOR);
    }

    @Test
    void onlyTheServerUsesHttpOutsideOfItsTransport() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .and()
                .doNotHaveSimpleName("SimulatorServer")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor.netty..", "io.netty..")
                .check(SIMULATOR);
    }

    @Test
    void onlyTheResponseWriterUsesJsonInTheEngine() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .and()
                .doNotHaveSimpleName("ResponseWriter")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(SIMULATOR);
    }

    @Test
    void internalPackagesOfTheCoreAreNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.feedpin.internal..")
                .check(new ClassFileImporter().importPackages(ROOT));
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.github.feedpin.(**)").should().beFreeOfCycles().check(SIMULATOR);
    }

    @Test
    void blockingMethodsAreCalledByTheContractOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..contract")
                .should()
                .callMethodWhere(call("block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream"))
                .check(SIMULATOR);
    }

    private static ArchRule onlyDependsOn(String packageName, String... others) {
        return classes()
                .that()
                .resideInAPackage(packageName)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.of(Stream.of(packageName), Stream.of(others), Stream.of(EVERYWHERE))
                        .flatMap(packages -> packages)
                        .toArray(String[]::new));
    }

    private static DescribedPredicate<JavaMethodCall> call(String... names) {
        return DescribedPredicate.describe(
                "a blocking method of a publisher",
                call -> List.of(names).contains(call.getName())
                        && (call.getTargetOwner().isAssignableTo(Mono.class)
                                || call.getTargetOwner().isAssignableTo(Flux.class)));
    }
}
