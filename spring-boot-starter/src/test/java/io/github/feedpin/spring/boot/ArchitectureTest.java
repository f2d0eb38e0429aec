package io.github.feedpin.spring.boot;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The dependencies between packages and on libraries, and the public types. */
class ArchitectureTest {

    private static final String ROOT = "io.github.feedpin.spring.boot";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Types that are public only for other packages of the module are listed too: a new one is a decision. */
    private static final Map<String, Set<String>> PUBLIC_TYPES = Map.ofEntries(
            Map.entry(
                    ROOT,
                    Set.of(
                            "FeedpinAutoConfiguration",
                            "FeedpinClientCustomizer",
                            "EventVerification",
                            "FeedpinConnectionDetails",
                            "FeedpinHttpClientCustomizer",
                            "FeedpinShutdownAutoConfiguration",
                            "OnSingleApp")),
            Map.entry(
                    ROOT + ".app",
                    Set.of(
                            "FeedpinApp",
                            "FeedpinStoreApp",
                            "LastLogId",
                            "OperatedClient",
                            "OperatedClients",
                            "PinReleasers",
                            "PinStoreFactory",
                            "PushedEvents",
                            "SharedQuota",
                            "SharedState",
                            "StartupVerification")),
            Map.entry(ROOT + ".endpoint", Set.of("ClientState", "FeedpinEndpoint", "FeedpinEndpointAutoConfiguration")),
            Map.entry(
                    ROOT + ".environment",
                    Set.of(
                            "AppTypes",
                            "ClientSettings",
                            "NamedClients",
                            "PropertyNames",
                            "PropertySources",
                            "RedisSettings")),
            Map.entry(ROOT + ".event", Set.of("EventEndpoint", "EventEndpoints", "FeedpinEventAutoConfiguration")),
            Map.entry(ROOT + ".health", Set.of("FeedpinHealthAutoConfiguration", "FeedpinTenantHealth")),
            Map.entry(ROOT + ".http", Set.of("HttpSettings", "ManagedEventLoops")),
            Map.entry(ROOT + ".jackson", Set.of("FeedpinJacksonModule")),
            Map.entry(
                    ROOT + ".metrics",
                    Set.of("ClientMeters", "FeedpinMeter", "Key", "MicrometerMeters", "WindowLabel")),
            Map.entry(
                    ROOT + ".properties",
                    Set.of(
                            "BatchingProperties",
                            "ConcurrencyProperties",
                            "EventsProperties",
                            "FeedpinProperties",
                            "HttpProperties",
                            "InvalidPropertyException",
                            "PinsProperties",
                            "Protocol",
                            "ProxyProperties",
                            "QuotaProperties",
                            "RedisPart",
                            "RedisProperties",
                            "RetryProperties",
                            "Ssl",
                            "TimeoutProperties")),
            Map.entry(ROOT + ".redis", Set.of("FeedpinRedisAutoConfiguration")),
            Map.entry(ROOT + ".shutdown", Set.of("ShutdownConfiguration")));

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
                        "io.github.feedpin.event",
                        "io.github.feedpin.model",
                        "io.github.feedpin.observation",
                        "io.github.feedpin.pin",
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
                        "io.github.feedpin.redis",
                        "io.lettuce.core",
                        "org.springframework.boot.data.redis.autoconfigure",
                        "com.fasterxml.jackson.annotation",
                        "tools.jackson.databind..",
                        "io.micrometer.common.docs",
                        "io.micrometer.core.instrument..",
                        "org.springframework.boot.actuate..",
                        "org.springframework.boot.health..",
                        "org.springframework.http..",
                        "org.springframework.web..",
                        "jakarta.servlet..")
                .check(MAIN);
    }

    @Test
    void mainCodeNeverImportsInternalPackagesOfCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.feedpin.internal..", "io.github.feedpin.simulator.internal..")
                .check(MAIN);
    }

    @Test
    void onlyThePackageRedisDependsOnTheRedisAdapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".redis")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.feedpin.redis..", "io.lettuce..")
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

    @Test
    void publicTypesAreTheListedOnes() {
        assertThat(MAIN.stream()
                        .filter(type -> type.getModifiers().contains(PUBLIC))
                        .collect(groupingBy(
                                JavaClass::getPackageName,
                                mapping(JavaClass::getSimpleName, toCollection(TreeSet::new)))))
                .isEqualTo(PUBLIC_TYPES);
    }

    @Test
    void mainCodeNeverBlocks() {
        noClasses().should().callMethodWhere(target(nameStartingWith("block"))).check(MAIN);
    }
}
