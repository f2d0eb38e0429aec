package io.github.feedpin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static io.github.feedpin.CoreClasses.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class CodingRulesTest {

    @ParameterizedTest(name = "{0}.{1}")
    @CsvSource(delimiter = ';', textBlock = """
                    reactor.core.publisher.Mono            ; block.*
                    reactor.core.publisher.Flux            ; block.*|toIterable|toStream
                    reactor.core.scheduler.Schedulers      ; new.*
                    java.lang.Object                       ; wait
                    java.lang.Thread                       ; <init>|sleep|join
                    java.util.concurrent.Executors         ; .*
                    java.util.concurrent.Future            ; get
                    java.util.concurrent.CompletableFuture ; join
                    """)
    void mainCodeNeitherBlocksNorStartsThreads(Class<?> owner, String methods) {
        noClassCalls(owner, methods).check(ALL);
    }

    @Test
    void mainCodeDoesNotPrint() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ALL);
    }

    @Test
    void noClassNameEndsWithImpl() {
        noClasses().should().haveSimpleNameEndingWith("Impl").check(ALL);
    }

    @Test
    void callsInLambdasAndMethodReferencesAreDetected() {
        for (Class<?> offender : new Class<?>[] {BlocksInALambda.class, BlocksByReference.class}) {
            assertThat(noClassCalls(Mono.class, "block.*")
                            .evaluate(new ClassFileImporter().importClasses(offender))
                            .hasViolation())
                    .as(offender.getSimpleName())
                    .isTrue();
        }
    }

    private static ArchRule noClassCalls(Class<?> owner, String methods) {
        return noClasses()
                .should()
                .accessTargetWhere(describe(
                        "calls " + owner.getSimpleName() + "." + methods,
                        access -> access.getTargetOwner().isAssignableTo(owner)
                                && access.getTarget().getName().matches(methods)));
    }

    private static final class BlocksInALambda {
        final Function<Mono<String>, Object> wait = mono -> String.valueOf(mono.block());
    }

    private static final class BlocksByReference {
        final Function<Mono<String>, Object> wait = Mono::blockOptional;
    }
}
