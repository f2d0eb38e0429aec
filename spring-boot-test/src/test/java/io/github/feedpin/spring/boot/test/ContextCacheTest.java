package io.github.feedpin.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestContextManager;

/** Tests for the context cache with and without the annotation. */
class ContextCacheTest {

    @Test
    void testClassesWithAnnotationShareAContext() {
        assertThat(contextOf(One.class)).isSameAs(contextOf(Other.class)).isSameAs(contextOf(Heir.class));
    }

    @Test
    void testClassesWithoutAnnotationUseAnotherContext() {
        assertThat(contextOf(Without.class)).isNotSameAs(contextOf(One.class));
    }

    @Test
    void withoutAnnotationNoSimulatorExists() {
        ApplicationContext context = contextOf(Without.class);

        assertThat(context.getBeanNamesForType(PlatformSimulator.class)).isEmpty();
        assertThat(context.getBeanNamesForType(FeedpinConnectionDetails.class)).isEmpty();
        assertThat(context.getBeanNamesForType(FeedpinClient.class)).isEmpty();
    }

    private static ApplicationContext contextOf(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @SpringBootTest(classes = Application.class)
    @AutoConfigureFeedpinSimulator
    static class One {}

    @SpringBootTest(classes = Application.class)
    @AutoConfigureFeedpinSimulator
    static class Other {}

    static class Heir extends One {}

    @SpringBootTest(classes = Application.class)
    static class Without {}
}
