package io.github.feedpin.spring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.QuotaSnapshot.WindowUsage;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.HeldPlatform;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.token.TokenProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

class HealthTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final QuotaSnapshot FREE = snapshot(Duration.ZERO);

    private final ApplicationContextRunner runner = Startup.withCredentials()
            .withConfiguration(AutoConfigurations.of(
                    FeedpinHealthAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class));

    @Test
    void whenTokenIsAvailableHealthIsUpWithoutPinRequest() {
        PlatformSimulator simulator =
                PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
        try (SimulatorServer server = simulator.serve()) {
            runner.withPropertyValues("feedpin.base-url=" + server.baseUrl()).run(context -> {
                ReactiveHealthIndicator feedpin = indicator(context.getBean(ReactiveHealthContributorRegistry.class));

                assertThat(healthOf(feedpin).getStatus()).isEqualTo(Status.UP);
                assertThat(healthOf(feedpin).getDetails())
                        .containsEntry("baseUrl", server.baseUrl().toString())
                        .containsEntry("quotaInUse", Map.of("1s", "0 of 50", "60s", "0 of 1000"))
                        .containsEntry("freeCalls", 50)
                        .containsEntry("waitingCalls", 0)
                        .doesNotContainKeys("pausedUntil", "lastLogId", "error");
                assertThat(simulator.journal().tokenRequests()).isOne();
                assertThat(simulator.journal().calls()).isZero();
            });
        }
    }

    @Test
    void healthShowsLogIdOfLastCall() {
        PlatformSimulator simulator =
                PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
        try (SimulatorServer server = simulator.serve()) {
            runner.withPropertyValues("feedpin.base-url=" + server.baseUrl()).run(context -> {
                context.getBean(FeedpinClient.class).pin(List.of("ou_a")).block(AT_MOST);

                assertThat(healthOf(indicator(context.getBean(ReactiveHealthContributorRegistry.class)))
                                .getDetails())
                        .containsEntry(
                                "lastLogId",
                                simulator.journal().entries().get(1).logId())
                        .containsEntry("quotaInUse", Map.of("1s", "1 of 50", "60s", "1 of 1000"));
            });
        }
    }

    @Test
    void whenAppIsRejectedHealthIsDownWithReasonAndLogId() {
        PlatformError wrongSecret = new PlatformError("POST /token", 200, 10014, "app secret invalid", "log-4711");

        Health health = healthOf(indicator(FREE, Mono.error(new AppRejectedException(wrongSecret))));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("lastLogId", "log-4711");
        assertThat(health.getDetails().get("error")).asString().contains("app secret invalid");
    }

    @Test
    void whenSecretIsWrongRepeatedChecksSendOneTokenRequest() {
        PlatformSimulator simulator =
                PlatformSimulator.builder().credentials("cli_a1b2c3", "another").build();
        try (SimulatorServer server = simulator.serve()) {
            runner.withPropertyValues("feedpin.base-url=" + server.baseUrl()).run(context -> {
                ReactiveHealthIndicator feedpin = indicator(context.getBean(ReactiveHealthContributorRegistry.class));

                for (int probe = 0; probe < 200; probe++) {
                    Health health = healthOf(feedpin);
                    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.getDetails().get("error")).asString().contains("code 10014");
                }
                context.getBean(FeedpinClient.class).pin(List.of("ou_a")).block(AT_MOST);

                assertThat(simulator.journal().tokenRequests()).isLessThanOrEqualTo(5);
            });
        }
    }

    @Test
    void whenQuotaSnapshotFailsHealthIsDown() {
        FeedpinApp app = new FeedpinApp(
                "feedpinClient",
                new HeldPlatform(),
                new Tokens(Mono.just(new AccessToken("t-own"))),
                new QuotaLimiter() {
                    @Override
                    public Mono<Permit> acquire(Priority priority) {
                        return Mono.never();
                    }

                    @Override
                    public Mono<QuotaSnapshot> snapshot() {
                        throw new IllegalStateException("scripted");
                    }
                },
                false);

        assertThat(healthOf(new FeedpinHealthIndicator(app, Clock.systemUTC())).getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void whenCallsArePausedHealthShowsEndOfPause() {
        Health health = healthOf(indicator(snapshot(Duration.ofSeconds(52)), Mono.just(new AccessToken("t-own"))));

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("pausedUntil", "2026-11-01T00:00:52Z");
    }

    @Test
    void withSeveralClientsHealthHasComponentPerClient() {
        runner.withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .run(context -> {
                    Object feedpin = context.getBean(ReactiveHealthContributorRegistry.class)
                            .getContributor("feedpin");

                    assertThat(feedpin).isInstanceOf(ReactiveHealthContributors.class);
                    assertThat(((ReactiveHealthContributors) Objects.requireNonNull(feedpin)).stream())
                            .extracting(ReactiveHealthContributors.Entry::name)
                            .containsExactlyInAnyOrder("feedpinClient", "ops");
                });
    }

    @Test
    void whenHealthIndicatorIsDisabledNoContributorExists() {
        runner.withPropertyValues("management.health.feedpin.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("feedpinHealthContributor"));
    }

    @Test
    void whenContributorIsDefinedItReplacesFeedpins() {
        ReactiveHealthIndicator own = () -> Mono.just(Health.up().build());
        runner.withBean("feedpinHealthIndicator", ReactiveHealthIndicator.class, () -> own)
                .run(context -> assertThat(context.getBean(ReactiveHealthContributorRegistry.class)
                                .getContributor("feedpin"))
                        .isSameAs(own));
    }

    @Test
    void withoutPropertiesNoContributorExists() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        FeedpinAutoConfiguration.class,
                        FeedpinHealthAutoConfiguration.class,
                        HealthContributorRegistryAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("feedpinHealthContributor"));
    }

    @Test
    void whenClientIsDefinedNoContributorExists() {
        FeedpinClient own = FeedpinClient.builder(new HeldPlatform())
                .accessToken(new AccessToken("t-own"))
                .build();
        runner.withBean(FeedpinClient.class, () -> own)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("feedpinHealthContributor"));
    }

    @Test
    void whenOnlyClientIsMockedNoContributorExists() {
        FeedpinClient mock = mock();
        runner.withPropertyValues("feedpin.app-secret=${NOT_SET}", "feedpin.verify-on-startup=true")
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("feedpinClient", mock)))
                .run(context -> {
                    assertThat(context.getBean(FeedpinClient.class)).isSameAs(mock);
                    assertThat(context.getBean("feedpinHealthContributor", ReactiveHealthContributors.class).stream())
                            .isEmpty();
                });
    }

    @Test
    void withoutSpringBootHealthContextStarts() {
        Startup.withCredentials()
                .withConfiguration(AutoConfigurations.of(FeedpinHealthAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .doesNotHaveBean("feedpinHealthContributor"));
    }

    private static ReactiveHealthIndicator indicator(ReactiveHealthContributorRegistry registry) {
        return (ReactiveHealthIndicator) Objects.requireNonNull(registry.getContributor("feedpin"));
    }

    private static ReactiveHealthIndicator indicator(QuotaSnapshot snapshot, Mono<AccessToken> token) {
        FeedpinApp app = new FeedpinApp(
                "feedpinClient", new HeldPlatform(), new Tokens(token), new StillLimiter(snapshot), false);
        return new FeedpinHealthIndicator(app, Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC));
    }

    private static Health healthOf(ReactiveHealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health().block(AT_MOST));
    }

    private static QuotaSnapshot snapshot(Duration pausedFor) {
        return QuotaSnapshot.of(0, pausedFor, pausedFor, List.of(new WindowUsage(Duration.ofSeconds(1), 50, 0, 0)));
    }

    private record Tokens(Mono<AccessToken> token) implements TokenProvider {

        @Override
        public boolean isCurrent(AccessToken other) {
            return true;
        }

        @Override
        public void invalidate(AccessToken other) {}
    }

    private record StillLimiter(QuotaSnapshot standing) implements QuotaLimiter {

        @Override
        public Mono<Permit> acquire(Priority priority) {
            return Mono.never();
        }

        @Override
        public Mono<QuotaSnapshot> snapshot() {
            return Mono.just(standing);
        }
    }
}
