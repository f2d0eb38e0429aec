package io.github.feedpin.spring.boot.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.SharedQuotaLimiter;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.spring.boot.health.FeedpinHealthAutoConfiguration;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.token.AppTicketStore;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Tests for application contexts that share state through a real Redis, each as a process would. */
@Execution(ExecutionMode.CONCURRENT)
@Order(3)
class SharedThroughRedisTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final TenantKey ACME = new TenantKey("tenant_acme");

    private final RedisProcess redis = RedisProcess.start();
    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .credentials("cli_a1b2c3", "s3cr3t")
            .storeApp(new StoreApp("cli_vendor", "s3cr3t"))
            .quota(10, 1000)
            .build();
    private final SimulatorServer server = simulator.serve();
    private final ApplicationContextRunner app = Startup.bare()
            .withConfiguration(AutoConfigurations.of(
                    FeedpinRedisAutoConfiguration.class,
                    FeedpinHealthAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues("feedpin.base-url=" + server.baseUrl(), "feedpin.quota.per-second=10");
    private final ApplicationContextRunner selfBuilt =
            app.withPropertyValues(Startup.CREDENTIALS).withPropertyValues("feedpin.redis.url=" + redis.url());

    @AfterEach
    void stop() {
        server.close();
        redis.close();
    }

    /** Runs two contexts at the same time. */
    private static void runTwo(ApplicationContextRunner runner, Consumer<List<ApplicationContext>> test) {
        runner.run(one -> {
            assertThat(one).hasNotFailed();
            runner.run(other -> {
                assertThat(other).hasNotFailed();
                test.accept(List.of(one, other));
            });
        });
    }

    private static CompletableFuture<@Nullable PinReport> pin(ApplicationContext context, String prefix, int users) {
        return context.getBean(FeedpinClient.class)
                .pin(IntStream.range(0, users).mapToObj(i -> prefix + i).toList())
                .toFuture();
    }

    private static SharedQuotaLimiter limiter(ApplicationContext context) {
        return (SharedQuotaLimiter) context.getBean(QuotaLimiter.class);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static Health health(ApplicationContext context) {
        return Objects.requireNonNull(context.getBean("feedpinHealthContributor", ReactiveHealthIndicator.class)
                .health()
                .block(AT_MOST));
    }

    @Test
    void twoContextsShareOneQuotaAndOneTokenFetch() {
        runTwo(selfBuilt, contexts -> {
            List<CompletableFuture<@Nullable PinReport>> runs = new ArrayList<>();
            for (ApplicationContext context : contexts) {
                await("both processes", () -> limiter(context).processes() == 2);
                runs.add(pin(context, "ou_" + runs.size() + "_", 500));
            }

            assertThat(runs)
                    .allSatisfy(run -> assertThat(run).succeedsWithin(AT_MOST).returns(500L, PinReport::applied));
            assertThat(simulator.journal().calls()).isEqualTo(20);
            assertThat(simulator.journal().rejectedByLimit()).isZero();
            assertThat(simulator.journal().mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(10);
            assertThat(simulator.journal().tokenRequests()).isOne();
        });
    }

    @Test
    void healthAndMetersTellWhoSharesTheQuota() {
        runTwo(selfBuilt, contexts -> {
            ApplicationContext context = contexts.get(0);
            await("both processes", () -> limiter(context).processes() == 2);
            assertThat(pin(context, "ou_", 1)).succeedsWithin(AT_MOST);

            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("quota", "shared (redis, 2 processes)")
                    .doesNotContainKey("exchangeFailure");
            assertThat(Duration.parse(String.valueOf(health.getDetails().get("leaseLeft"))))
                    .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("feedpin.quota.processes").gauge().value()).isEqualTo(2);
            assertThat(meters.get("feedpin.quota.lease").timeGauge().value(TimeUnit.SECONDS))
                    .isBetween(20.0, 30.0);
            assertThat(meters.get("feedpin.quota.leased")
                            .tag("window", "1s")
                            .gauge()
                            .value())
                    .isBetween(1.0, 10.0);
            assertThat(meters.get("feedpin.quota.exchange")
                            .tag("result", "success")
                            .timer()
                            .count())
                    .isPositive();
        });
    }

    @Test
    void closedContextReturnsItsSlotsAtOnce() {
        selfBuilt.run(one -> {
            selfBuilt.run(other -> {
                await("both processes", () -> limiter(one).processes() == 2);
                assertThat(pin(other, "ou_", 100)).succeedsWithin(AT_MOST);
            });
            await("one process", () -> limiter(one).processes() == 1);
        });
    }

    @Test
    void withoutRedisApplicationStartsAndHealthSaysSo() {
        redis.close();
        selfBuilt.run(context -> {
            assertThat(context).hasNotFailed();
            await(
                    "a failed exchange",
                    () -> limiter(context).lastExchangeFailure().isPresent());

            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails())
                    .containsEntry("quota", "shared (redis, 0 processes)")
                    .containsEntry("leaseLeft", "PT0S")
                    .containsEntry("exchangeFailure", "Redis cannot be reached");
        });
    }

    @Test
    void connectionDetailsOfAServiceConnectionAreUsed() {
        app.withPropertyValues(Startup.CREDENTIALS)
                .withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
                .withPropertyValues("feedpin.redis.url=redis://127.0.0.1:1", "feedpin.redis.key-prefix=mine")
                .withBean(DataRedisConnectionDetails.class, () -> new Container(redis.port()))
                .run(context -> {
                    await("the process", () -> limiter(context).processes() == 1);
                    assertThat(keys()).isNotEmpty().allMatch(key -> key.startsWith("mine:"));
                });
    }

    @Test
    void propertiesOfSpringBootAreUsed() {
        app.withPropertyValues(Startup.CREDENTIALS)
                .withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class))
                .withPropertyValues("spring.data.redis.port=" + redis.port())
                .run(context -> await("the process", () -> limiter(context).processes() == 1));
    }

    @Test
    void sslBundleOfSpringBootIsUsed() throws Exception {
        X509Bundle certificate = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        ApplicationContextRunner overTls = app.withPropertyValues(Startup.CREDENTIALS)
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DataRedisAutoConfiguration.class))
                .withPropertyValues("spring.data.redis.host=localhost", "spring.data.redis.ssl.enabled=true");
        try (RedisProcess secured = RedisProcess.startTls(
                certificate.toTempCertChainPem().toPath(),
                certificate.toTempPrivateKeyPem().toPath())) {
            ApplicationContextRunner there = overTls.withPropertyValues("spring.data.redis.port=" + secured.port());
            there.withPropertyValues(
                            "spring.ssl.bundle.pem.redis.truststore.certificate=" + certificate.getCertificatePEM(),
                            "spring.data.redis.ssl.bundle=redis")
                    .run(context -> await("the process", () -> limiter(context).processes() == 1));
            there.run(context -> await(
                    "a failure", () -> limiter(context).lastExchangeFailure().isPresent()));
        }
    }

    @Test
    void ticketThatOneProcessReceivesIsUsedByAll() {
        ApplicationContextRunner store = app.withPropertyValues(
                "feedpin.redis.url=" + redis.url(),
                "feedpin.redis.encryption-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "feedpin.app-type=store",
                "feedpin.app-id=cli_vendor",
                "feedpin.app-secret=s3cr3t");
        runTwo(store, contexts -> {
            contexts.get(0)
                    .getBean(AppTicketStore.class)
                    .add(simulator.storeApp().issueTicket())
                    .block(AT_MOST);

            for (ApplicationContext context : contexts) {
                assertThat(context.getBean(FeedpinTenants.class)
                                .client(ACME)
                                .pin(List.of("ou_ann"))
                                .toFuture())
                        .succeedsWithin(AT_MOST)
                        .returns(1L, PinReport::applied);
            }
            assertThat(health(contexts.get(0)).getDetails()).containsEntry("quota", "shared (redis)");
        });
    }

    @Test
    void pinsThatAProcessLeavesAreReleasedByTheNextOne() {
        ApplicationContextRunner recording = selfBuilt.withPropertyValues("feedpin.pins.enabled=true");
        recording.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            client.releaser().stop(Duration.ZERO).block(AT_MOST);
            assertThat(client.with(RunOptions.defaults().withRelease(Duration.ofMillis(10)))
                            .pin(List.of("ou_ann"))
                            .toFuture())
                    .succeedsWithin(AT_MOST)
                    .returns(1L, PinReport::applied);
        });
        assertThat(simulator.pinnedUsers()).containsExactly("ou_ann");

        recording.run(
                context -> await("the release", () -> simulator.pinnedUsers().isEmpty()));
    }

    @Test
    void partsThatAreSwitchedOffAreNotInRedis() {
        selfBuilt
                .withPropertyValues(
                        "feedpin.pins.enabled=true",
                        "feedpin.redis.quota.enabled=false",
                        "feedpin.redis.tokens.enabled=false",
                        "feedpin.redis.pins.enabled=false")
                .run(context -> {
                    assertThat(pin(context, "ou_", 1)).succeedsWithin(AT_MOST);
                    assertThat(keys()).isEmpty();
                    assertThat(health(context).getDetails()).containsEntry("quota", "local");
                });
    }

    private List<String> keys() {
        try (RedisClient client = RedisClient.create(redis.url())) {
            return client.connect().sync().scan().getKeys();
        }
    }

    /** What a service connection provides. */
    private record Container(int port) implements DataRedisConnectionDetails {

        @Override
        public @Nullable Standalone getStandalone() {
            return Standalone.of("127.0.0.1", port);
        }
    }
}
