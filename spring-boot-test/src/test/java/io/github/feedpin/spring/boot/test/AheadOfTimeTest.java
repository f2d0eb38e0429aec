package io.github.feedpin.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.aot.TestContextAotGenerator;

/** Tests for the ahead-of-time processing of the tests of an application. */
class AheadOfTimeTest {

    @Test
    void testContextWithSimulatorsIsProcessedAheadOfTime() {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

        new TestContextAotGenerator(files).processAheadOfTime(Stream.of(OfAnApplicationWithTwoApps.class));

        assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
                .anyMatch(name -> name.contains("/SimulatedConnection__"))
                .anyMatch(name -> name.contains("/PlatformSimulator__"));
    }

    @SpringBootTest(properties = {"feedpin.app-id=cli_top", "feedpin.clients.hr.app-id=cli_hr"})
    @AutoConfigureFeedpinSimulator
    static class OfAnApplicationWithTwoApps {

        @Configuration(proxyBeanMethods = false)
        @EnableAutoConfiguration
        static class Application {}
    }
}
