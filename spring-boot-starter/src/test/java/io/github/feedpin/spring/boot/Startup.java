package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Creates application contexts with Feedpin, and asserts failure reports. */
public final class Startup {

    public static final String[] CREDENTIALS = {"feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=s3cr3t"};

    private Startup() {}

    public static ApplicationContextRunner bare() {
        return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(FeedpinAutoConfiguration.class));
    }

    public static ApplicationContextRunner withCredentials() {
        return bare().withPropertyValues(CREDENTIALS);
    }

    /** Returns the failure report, after asserting that neither the report nor an exception contains the secret. */
    public static AbstractStringAssert<?> assertReport(AssertableApplicationContext context) {
        return assertReport(context, new String[0]);
    }

    /** As {@link #assertReport(AssertableApplicationContext)}, with the properties of the failed context. */
    public static AbstractStringAssert<?> assertReport(AssertableApplicationContext context, String... properties) {
        Throwable failure = Objects.requireNonNull(context.getStartupFailure(), "the failure of the startup");
        StandardEnvironment environment = new StandardEnvironment();
        TestPropertyValues.of(properties).applyTo(environment);
        FailureAnalysis analysis = analysisOf(failure, environment);
        String report = analysis.getDescription() + "\n" + analysis.getAction();
        assertThat(report + causesOf(failure)).doesNotContain("s3cr3t");
        return assertThat(report);
    }

    /** Ignores analyzers whose classes are absent, as Spring Boot does. */
    private static FailureAnalysis analysisOf(Throwable failure, Environment environment) {
        BeanFactory noBeans = new DefaultListableBeanFactory();
        ArgumentResolver arguments =
                ArgumentResolver.of(BeanFactory.class, noBeans).and(Environment.class, environment);
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        arguments,
                        SpringFactoriesLoader.FailureHandler.handleMessage((message, cause) -> {}))
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No analyzer handles this failure", failure));
    }

    private static String causesOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"));
    }
}
