package io.github.feedpin.spring.boot.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.HeldPlatform;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

/** Tests that clients and connections are closed when startup fails. */
class FailedStartTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final String[] HR = {"feedpin.clients.hr.app-id=cli_hr", "feedpin.clients.hr.app-secret=s3cr3t"};

    private final List<ReactorNettyPlatform> made = new ArrayList<>();

    private ApplicationContextRunner application() {
        return Startup.withCredentials()
                .withPropertyValues(HR)
                .withBean("seen", BeanPostProcessor.class, () -> new Seen(this::made));
    }

    @Test
    void whenLaterBeanFailsClientIsClosed() {
        assertFailsAndLeavesNothing(application().withBean("failing", SmartInitializingSingleton.class, () -> () -> {
            throw new IllegalStateException("failing");
        }));
    }

    @Test
    void whenBeanUsingTheClientFailsClientIsClosed() {
        assertFailsAndLeavesNothing(application().withBean("failing", Failing.class));
    }

    @Test
    void whenLifecycleBeanFailsClientIsClosed() {
        assertFailsAndLeavesNothing(application().withBean("failing", SmartLifecycle.class, FailingLifecycle::new));
    }

    @Test
    void whenStartupVerificationFailsClientsAreClosed() {
        assertFailsAndLeavesNothing(application()
                .withPropertyValues("feedpin.verify-on-startup=true", "feedpin.base-url=http://127.0.0.1:1"));
    }

    @Test
    void whenStartupFailsRunUnderWayCompletesWithReport() {
        HeldPlatform platform = new HeldPlatform();
        FeedpinClient client = FeedpinClient.builder(platform)
                .accessToken(new AccessToken("t-held"))
                .build();
        List<CompletableFuture<PinReport>> runs = new ArrayList<>();
        Startup.withCredentials()
                .withBean(FeedpinClient.class, () -> client)
                .withBean("failing", SmartInitializingSingleton.class, () -> () -> {
                    runs.add(client.pin(List.of("ou_ann")).toFuture());
                    throw new IllegalStateException("failing");
                })
                .run(context -> assertThat(context).hasFailed());
        assertThat(runs)
                .singleElement()
                .satisfies(run -> assertThat(run).succeedsWithin(AT_MOST).returns(1L, PinReport::unknown));
    }

    private void made(FeedpinPlatform platform) {
        if (platform instanceof ReactorNettyPlatform overHttp) {
            made.add(overHttp);
        }
    }

    private void assertFailsAndLeavesNothing(ApplicationContextRunner application) {
        application.run(context -> assertThat(context).hasFailed());
        assertThat(made).hasSize(2).allSatisfy(ClosedContextTest::assertClosed);
    }

    static final class Failing {

        Failing(List<FeedpinClient> clients) {
            throw new IllegalStateException("failing with " + clients.size() + " clients");
        }
    }

    record Seen(Consumer<FeedpinPlatform> platforms) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof FeedpinApp app) {
                platforms.accept(app.platform());
            }
            return bean;
        }
    }

    static final class FailingLifecycle implements SmartLifecycle {

        @Override
        public void start() {
            throw new IllegalStateException("failing");
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
