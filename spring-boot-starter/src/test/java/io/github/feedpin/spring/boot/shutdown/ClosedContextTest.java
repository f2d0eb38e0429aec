package io.github.feedpin.spring.boot.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.FeedpinShutdownAutoConfiguration;
import io.github.feedpin.spring.boot.HeldPlatform;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.spring.boot.app.SharedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests for the clients of a context that is stopped or closed. */
class ClosedContextTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final List<String> USERS = List.of("ou_ann", "ou_bob");

    private final HeldPlatform platform = new HeldPlatform();
    private final FeedpinClient client = FeedpinClient.builder(platform)
            .accessToken(new AccessToken("t-held"))
            .build();
    private final ApplicationContextRunner withoutProperties = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LifecycleAutoConfiguration.class,
                    FeedpinAutoConfiguration.class,
                    FeedpinShutdownAutoConfiguration.class));

    @Test
    void whenContextClosesClientIsClosed() {
        Startup.withCredentials().run(context -> assertClosedBy(context::close, context.getBean(FeedpinClient.class)));
    }

    @Test
    void whenContextClosesNamedClientsAreClosed() {
        Startup.bare()
                .withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .run(context ->
                        assertClosedBy(context::close, context.getBean("opsFeedpinClient", FeedpinClient.class)));
    }

    @Test
    void whenContextClosesApplicationClientIsClosed() {
        Startup.withCredentials()
                .withBean(FeedpinClient.class, () -> client)
                .run(context -> assertClosedBy(context::close, client));
    }

    @Test
    void withoutPropertiesApplicationClientIsClosedWithContext() {
        withoutProperties
                .withBean(FeedpinClient.class, () -> client)
                .run(context -> assertClosedBy(context::close, client));
    }

    @Test
    void whenContextClosesRegisteredSingletonClientIsClosed() {
        withoutProperties
                .withInitializer(context -> context.getBeanFactory().registerSingleton("mine", client))
                .run(context -> assertClosedBy(context::close, client));
    }

    @Test
    void withoutClientNoShutdownBeansAreCreated() {
        withoutProperties.run(context ->
                assertThat(context).doesNotHaveBean(OpenClients.class).doesNotHaveBean(FeedpinShutdown.class));
    }

    @Test
    void whenContextClosesPlatformIsClosed() {
        Startup.withCredentials().run(context -> {
            ReactorNettyPlatform configured = context.getBean(ReactorNettyPlatform.class);

            context.close();

            assertClosed(configured);
        });
    }

    @Test
    void afterContextRestartClientAcceptsRuns() {
        platform.respondWithSuccess();
        withoutProperties.withBean(FeedpinClient.class, () -> client).run(context -> {
            context.stop();
            context.start();

            assertThat(client.pin(USERS).toFuture()).succeedsWithin(AT_MOST).returns(2L, PinReport::applied);
        });
    }

    @Test
    void whenStoppedContextClosesClientIsClosed() {
        withoutProperties.withBean(FeedpinClient.class, () -> client).run(context -> {
            context.stop();
            assertClosedBy(context::close, client);
        });
    }

    @Test
    void whenContextStopsRunUnderWayCompletes() {
        withoutProperties
                .withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=10ms")
                .withBean(FeedpinClient.class, () -> client)
                .run(context -> {
                    CompletableFuture<@Nullable PinReport> run =
                            client.pin(USERS).toFuture();
                    context.stop();
                    assertThat(run).succeedsWithin(AT_MOST).returns(2L, PinReport::unknown);
                });
    }

    @Test
    void whenContextClosesPrototypeClientStaysOpen() {
        withoutProperties
                .withBean("derived", FeedpinClient.class, () -> client, bean -> bean.setScope("prototype"))
                .run(context -> {
                    context.getBean("derived");
                    context.close();
                    platform.respondWithSuccess();
                    assertThat(client.pin(USERS).toFuture()).succeedsWithin(AT_MOST);
                });
    }

    @Test
    void sharedStateIsClosedAfterTheClientAndBeforeThePlatform() {
        List<String> order = new ArrayList<>();
        SharedState shared = mock();
        Startup.withCredentials().withBean(SharedState.class, () -> shared).run(context -> {
            FeedpinClient configured = context.getBean(FeedpinClient.class);
            ReactorNettyPlatform connections = context.getBean(ReactorNettyPlatform.class);
            when(shared.close()).thenReturn(Mono.fromRunnable(() -> {
                assertThat(configured.pin("ou_ann").toFuture()).isCompletedExceptionally();
                order.add(isOpen(connections) ? "platform is open" : "platform is closed");
            }));
            context.getBean(SharedState.class);

            context.close();

            assertClosed(connections);
        });
        assertThat(order).containsExactly("platform is open");
    }

    /** A closed platform fails at once. */
    private static boolean isOpen(ReactorNettyPlatform platform) {
        return !platform.fetchTenantAccessToken(new SelfBuiltApp("cli_a1b2c3", "s3cr3t"))
                .toFuture()
                .isDone();
    }

    @Test
    void duringBeanDestructionClientAcceptsRequests() {
        platform.respondWithSuccess();
        List<Object> served = new ArrayList<>();
        withoutProperties
                .withBean("late", LateUse.class, () -> new LateUse(served))
                .withUserConfiguration(OwnClient.class)
                .withBean(HeldPlatform.class, () -> platform)
                .run(context -> context.getBean(LateUse.class).takes(context.getBeanProvider(FeedpinClient.class)));
        assertThat(served)
                .hasSize(2)
                .hasAtLeastOneElementOfType(Applied.class)
                .last()
                .matches(report -> report instanceof PinReport ended && ended.applied() == 2);
    }

    private static void assertClosedBy(Runnable closing, FeedpinClient closed) {
        closing.run();
        StepVerifier.create(closed.pin(USERS))
                .expectError(IllegalStateException.class)
                .verify(AT_MOST);
        StepVerifier.create(closed.pin("ou_ann"))
                .expectError(IllegalStateException.class)
                .verify(AT_MOST);
    }

    static void assertClosed(ReactorNettyPlatform platform) {
        StepVerifier.create(platform.fetchTenantAccessToken(new SelfBuiltApp("cli_a1b2c3", "s3cr3t")))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UnreachableException.class)
                        .hasMessageContaining("closed"))
                .verify(AT_MOST);
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClient {

        @Bean
        FeedpinClient client(HeldPlatform platform) {
            return FeedpinClient.builder(platform)
                    .accessToken(new AccessToken("t-held"))
                    .build();
        }
    }

    /** A bean that uses the client without a dependency known to Spring, and is created before it. */
    static final class LateUse implements DisposableBean {

        private final List<Object> served;
        private @Nullable FeedpinClient used;

        LateUse(List<Object> served) {
            this.served = served;
        }

        void takes(ObjectProvider<FeedpinClient> client) {
            used = client.getObject();
        }

        @Override
        public void destroy() {
            FeedpinClient client = Objects.requireNonNull(used);
            served.add(Objects.requireNonNull(client.unpin("ou_ann").block(AT_MOST)));
            served.add(Objects.requireNonNull(client.unpin(USERS).block(AT_MOST)));
        }
    }
}
