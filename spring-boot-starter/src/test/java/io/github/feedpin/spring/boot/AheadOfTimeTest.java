package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

/** What Boot's build does for a native image. */
class AheadOfTimeTest {

    @Test
    void anApplicationWithSeveralClientsIsProcessed() {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "feedpin.app-id", "cli_a1b2c3",
                                "feedpin.app-secret", "s3cr3t",
                                "feedpin.clients.ops.app-id", "cli_ops",
                                "feedpin.clients.ops.app-secret", "s3cr3t")));
        context.register(FeedpinAutoConfiguration.class, FeedpinHealthAutoConfiguration.class);
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("io.github.feedpin.spring.boot", "Application")), files);

        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();

        assertThat(files.getGeneratedFiles(Kind.SOURCE))
                .isNotEmpty()
                .allSatisfy((name, source) -> assertThat(textOf(source)).doesNotContain("s3cr3t"));
        assertThat(RuntimeHintsPredicates.reflection()
                        .onConstructorInvocation(ProxyProperties.class.getDeclaredConstructors()[0]))
                .accepts(generation.getRuntimeHints());
    }

    private static String textOf(InputStreamSource source) {
        try (InputStream in = source.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
