package io.github.feedpin.spring.boot;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dependencies between packages and on libraries, and the public types. */
class ArchitectureTest {

    private static final String ROOT = "io.github.feedpin.spring.boot";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void mainCodeDependsOnCoreAdapterAndBootsCoreOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j",
                        "org.reactivestreams",
                        "reactor.core..",
                        "reactor.netty..",
                        "io.netty.channel",
                        "io.netty.handler.ssl",
                        "io.micrometer.observation",
                        "io.github.feedpin",
                        "io.github.feedpin.batching",
                        "io.github.feedpin.error",
                        "io.github.feedpin.model",
                        "io.github.feedpin.observation",
                        "io.github.feedpin.platform",
                        "io.github.feedpin.quota",
                        "io.github.feedpin.retry",
                        "io.github.feedpin.token",
                        "io.github.feedpin.time",
                        "io.github.feedpin.reactor",
                        ROOT + "..",
                        "org.springframework.aot.hint",
                        "org.springframework.beans..",
                        "org.springframework.context..",
                        "org.springframework.core..",
                        "org.springframework.util..",
                        "org.springframework.boot.autoconfigure..",
                        "org.springframework.boot.context.properties..",
                        "org.springframework.boot.convert",
                        "org.springframework.boot.diagnostics",
                        "org.springframework.boot.origin",
                        "org.springframework.boot.ssl",
                        // optional
                        "com.fasterxml.jackson.annotation",
                        "tools.jackson.databind..",
                        "io.micrometer.common.docs",
                        "io.micrometer.core.instrument..",
                        "org.springframework.boot.health..",
                        "org.springframework.http.client")
                .check(MAIN);
    }

    @Test
    void mainCodeNeverImportsInternalPackagesOfCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.feedpin.internal..")
                .check(MAIN);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .hasSizeGreaterThan(5)
                .allMatch(described -> described.isAnnotatedWith(NullMarked.class));
    }

    /** What is public for other packages of the module only is listed here too: a new one is a decision. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "",            "FeedpinAutoConfiguration,FeedpinShutdownAutoConfiguration,FeedpinConnectionDetails,\
            FeedpinHttpClientCustomizer,FeedpinClientCustomizer,OnSingleApp"
            ".app",         "FeedpinApp,LastLogId,StartupVerification"
            ".environment", "ClientSettings,NamedClients,PropertyNames,PropertySources"
            ".health",      "FeedpinHealthAutoConfiguration"
            ".http",        "HttpSettings,ManagedEventLoops"
            ".jackson",     "FeedpinJacksonModule"
            ".metrics",     "ClientMeters,FeedpinMeter,Key,MicrometerMeters,Windows"
            ".properties",  "FeedpinProperties,BatchingProperties,HttpProperties,Protocol,Ssl,ProxyProperties,\
            QuotaProperties,RetryProperties,TimeoutProperties,InvalidPropertyException"
            ".shutdown",    "ShutdownConfiguration"
            """)
    void publicTypesAreTheListedOnes(String room, String types) {
        assertThat(MAIN.stream()
                        .filter(type -> type.getPackageName().equals(ROOT + room))
                        .filter(type -> type.getModifiers().contains(PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(types.split(","));
    }

    @Test
    void publicTypesAreListedForEveryPackage() {
        assertThat(MAIN.stream().map(JavaClass::getPackageName))
                .containsOnlyElementsOf(Set.of(
                        ROOT,
                        ROOT + ".app",
                        ROOT + ".environment",
                        ROOT + ".health",
                        ROOT + ".http",
                        ROOT + ".jackson",
                        ROOT + ".metrics",
                        ROOT + ".properties",
                        ROOT + ".shutdown"));
    }

    @Test
    void mainCodeNeverBlocks() {
        noClasses().should().callMethodWhere(target(nameStartingWith("block"))).check(MAIN);
    }
}
