package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.spring.boot.event.FeedpinEventAutoConfiguration;
import io.github.feedpin.spring.boot.health.FeedpinHealthAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.ClassName;

/**
 * Tests for the ahead-of-time processing for a native image. The example with Spring MVC compiles and starts the
 * result.
 */
class AheadOfTimeTest {

    @Test
    void applicationWithSeveralClientsIsProcessedAheadOfTime() {
        assertProcessed(Map.of(
                "feedpin.app-id", "cli_a1b2c3",
                "feedpin.app-secret", "s3cr3t",
                "feedpin.clients.ops.app-id", "cli_ops",
                "feedpin.clients.ops.app-secret", "s3cr3t"));
    }

    @Test
    void applicationWithOnlyNamedClientsIsProcessedAheadOfTime() {
        assertProcessed(Map.of(
                "feedpin.clients.ops.app-id", "cli_ops",
                "feedpin.clients.ops.app-secret", "s3cr3t"));
    }

    @Test
    void applicationWithStoreAppsIsProcessedAheadOfTime() {
        assertProcessed(Map.of(
                "feedpin.app-type", "store",
                "feedpin.app-id", "cli_a1b2c3",
                "feedpin.app-secret", "s3cr3t",
                "feedpin.events.path", "/events",
                "feedpin.events.encrypt-key", "s3cr3t",
                "feedpin.clients.ops.app-id", "cli_ops",
                "feedpin.clients.ops.app-secret", "s3cr3t",
                "feedpin.clients.ops.events.path", "/ops",
                "feedpin.clients.ops.events.encrypt-key", "s3cr3t"));
    }

    /** Requires hints for the bound constructors, and no secret of the build in the generated code. */
    private static void assertProcessed(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(
                FeedpinAutoConfiguration.class,
                FeedpinEventAutoConfiguration.class,
                FeedpinHealthAutoConfiguration.class);
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("io.github.feedpin.spring.boot", "Application")), files);

        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();

        assertThat(Stream.of(Kind.values()).flatMap(kind -> files.getGeneratedFiles(kind).values().stream()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(textOf(file)).doesNotContain("s3cr3t"));
        assertThat(BoundTypes.all())
                .allSatisfy(type -> assertThat(RuntimeHintsPredicates.reflection()
                                .onConstructorInvocation(type.getDeclaredConstructors()[0]))
                        .accepts(generation.getRuntimeHints()));
    }

    private static String textOf(InputStreamSource source) {
        try (InputStream in = source.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
