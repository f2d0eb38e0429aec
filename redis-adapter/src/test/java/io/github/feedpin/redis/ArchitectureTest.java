package io.github.feedpin.redis;

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
            .importPackages("io.github.feedpin.redis");

    @Test
    void adapterDependsOnCoreReactorAndLettuceOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.github.feedpin..",
                        "reactor..",
                        "org.reactivestreams..",
                        "io.lettuce..",
                        "javax.crypto..",
                        "javax.net.ssl..",
                        // Lettuce's timer.
                        "io.netty.util.concurrent..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(MAIN);
    }

    @Test
    void onlyTheConnectionUsesLettuce() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*(Lettuce.*|Open.*|NodeAddresses|Redirection|RedisFailure|FeedpinRedis.*|RedisUrl)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.lettuce..")
                .check(MAIN);
    }

    @Test
    void adapterDoesNotUseInternalPackagesOfCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.feedpin.internal..")
                .check(MAIN);
    }

    @Test
    void connectionAndBuildersAreTheOnlyPublicTypes() {
        assertThat(MAIN.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.getPackageName().contains(".internal."))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "FeedpinRedis", "FeedpinRedisBuilder", "RedisQuotaLimiterBuilder", "RedisUrl");
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
