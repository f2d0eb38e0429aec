package io.github.feedpin.spring.boot;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.feedpin.spring");

    @Test
    void dependsOnTheClientItsAdapterAndBootsCoreOnly() {
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
                        "io.github.feedpin.spring.boot",
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
    void showsItsAutoConfigurationAndWhatOthersImplementOrAddToOnly() {
        classes()
                .that()
                .arePublic()
                .should()
                .be(FeedpinAutoConfiguration.class)
                .orShould()
                .be(FeedpinHealthAutoConfiguration.class)
                .orShould()
                .be(FeedpinShutdownAutoConfiguration.class)
                .orShould()
                .be(FeedpinJacksonModule.class)
                .orShould()
                .be(FeedpinMeter.class)
                .orShould()
                .be(FeedpinMeter.Key.class)
                .orShould()
                .be(FeedpinConnectionDetails.class)
                .orShould()
                .be(FeedpinHttpClientCustomizer.class)
                .orShould()
                .be(FeedpinClientCustomizer.class)
                .orShould()
                .be(NamedClients.class)
                .orShould()
                .be(OnSingleApp.class)
                .check(MAIN);
    }

    @Test
    void neverBlocks() {
        noClasses().should().callMethodWhere(target(nameStartingWith("block"))).check(MAIN);
    }
}
