package io.github.feedpin.spring.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.spring.boot.redis.FeedpinRedisAutoConfiguration;
import io.github.feedpin.time.TimeSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;

/** Tests for the meters of the clients in a Spring application. */
class MetersTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .credentials("cli_a1b2c3", "s3cr3t")
            .notInChat("ou_stranger"::equals)
            .build();
    private final SimulatorServer server = simulator.serve();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ApplicationContextRunner runner = Startup.withCredentials()
            .withPropertyValues("feedpin.base-url=" + server.baseUrl())
            .withBean(MeterRegistry.class, () -> registry);

    @AfterEach
    void closeSimulator() {
        server.close();
    }

    private static void pin(ApplicationContext context, String... userIds) {
        context.getBean(FeedpinClient.class).pin(List.of(userIds)).block(AT_MOST);
    }

    private double count(FeedpinMeter meter, String... tags) {
        return registry.get(meter.getName()).tags(tags).counter().count();
    }

    private RequiredSearch meter(FeedpinMeter meter, String... tags) {
        return registry.get(meter.getName()).tags(tags);
    }

    @Test
    void outcomesOfRunsAndSingleRequestsAreCountedByKind() {
        runner.run(context -> {
            pin(context, "ou_a", "ou_b", "ou_stranger", " ");
            context.getBean(FeedpinClient.class).pin("ou_c").block(AT_MOST);

            assertThat(count(FeedpinMeter.OUTCOMES, "client", "feedpinClient", "kind", "applied", "reason", "none"))
                    .isEqualTo(3);
            assertThat(count(FeedpinMeter.OUTCOMES, "kind", "rejected")).isOne();
            assertThat(count(FeedpinMeter.OUTCOMES, "kind", "not_sent", "reason", "invalid_id"))
                    .isOne();
            assertThat(count(FeedpinMeter.OUTCOMES, "kind", "unknown")).isZero();
            assertThat(meter(FeedpinMeter.CALL_USERS).summary().count()).isEqualTo(2);
            assertThat(meter(FeedpinMeter.CALL_USERS).summary().totalAmount()).isEqualTo(4);
        });
    }

    @Test
    void rejectionsPausesAndRetriesAreCounted() {
        simulator
                .faults()
                .on(FaultTrigger.calls(1, 1), Fault.rateLimit(Duration.ofSeconds(1)))
                .on(FaultTrigger.calls(2, 2), Fault.html(502));
        runner.withPropertyValues("feedpin.retry.first-backoff=1ms").run(context -> {
            pin(context, "ou_a");

            assertThat(count(FeedpinMeter.QUOTA_REJECTIONS)).isOne();
            assertThat(meter(FeedpinMeter.QUOTA_PAUSE).timer().totalTime(TimeUnit.SECONDS))
                    .isGreaterThanOrEqualTo(1);
            assertThat(count(FeedpinMeter.RETRIES)).isOne();
            assertThat(meter(FeedpinMeter.QUOTA_WAIT).timer().count()).isEqualTo(3);
            assertThat(meter(FeedpinMeter.QUOTA_WAIT).timer().max(TimeUnit.SECONDS))
                    .isPositive();
        });
    }

    @Test
    void quotaGaugesReadSnapshotWhenScraped() {
        runner.run(context -> {
            pin(context, "ou_a");

            assertThat(meter(FeedpinMeter.QUOTA_SLOTS, "window", "60s", "state", "resting")
                            .gauge()
                            .value())
                    .isOne();
            assertThat(meter(FeedpinMeter.QUOTA_SLOTS, "window", "60s", "state", "free")
                            .gauge()
                            .value())
                    .isEqualTo(999);
            assertThat(meter(FeedpinMeter.QUOTA_SLOTS, "window", "1s", "state", "in_flight")
                            .gauge()
                            .value())
                    .isZero();
            assertThat(meter(FeedpinMeter.QUOTA_WAITING).gauge().value()).isZero();
        });
    }

    @Test
    void whenSnapshotIsDelayedGaugesReportLastSnapshot() {
        QuotaLimiter own = new SlowToTell(QuotaLimiter.of(Quota.of(7, 70), TimeSource.system()));
        runner.withBean(QuotaLimiter.class, () -> own).run(context -> {
            pin(context, "ou_a");
            assertThat(meter(FeedpinMeter.QUOTA_SLOTS, "window", "1s", "state", "free")
                            .gauge()
                            .value())
                    .isEqualTo(7);
        });
    }

    @Test
    void metersAreTaggedWithClientName() {
        runner.withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .run(context -> {
                    context.getBean("opsFeedpinClient", FeedpinClient.class)
                            .pin(" ")
                            .block(AT_MOST);
                    assertThat(count(FeedpinMeter.OUTCOMES, "client", "ops", "reason", "invalid_id"))
                            .isOne();
                    assertThat(count(FeedpinMeter.OUTCOMES, "client", "feedpinClient", "reason", "invalid_id"))
                            .isZero();
                    assertThat(meter(FeedpinMeter.QUOTA_WAITING, "client", "ops")
                                    .gauge()
                                    .value())
                            .isZero();
                });
    }

    @Test
    void observationsAreRecordedAsTimers() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));
        runner.withBean(ObservationRegistry.class, () -> observations).run(context -> {
            pin(context, "ou_a");
            assertThat(registry.get("feedpin.run")
                            .tags("client", "feedpinClient", "action", "pin", "result", "completed", "error", "none")
                            .timer()
                            .count())
                    .isOne();
            assertThat(registry.get("feedpin.call")
                            .tags("client", "feedpinClient", "result", "success", "status", "200")
                            .timer()
                            .count())
                    .isOne();
            assertThat(registry.get("feedpin.token.fetch")
                            .tags("client", "feedpinClient", "result", "success")
                            .timer()
                            .count())
                    .isOne();
        });
    }

    @Test
    void everyMeterHasItsDocumentedTags() {
        runner.withConfiguration(AutoConfigurations.of(FeedpinRedisAutoConfiguration.class))
                .withPropertyValues(
                        "feedpin.redis.url=redis://127.0.0.1:1",
                        "feedpin.redis.tickets.enabled=false",
                        "feedpin.redis.pins.enabled=false",
                        "feedpin.pins.enabled=true",
                        "feedpin.clients.vendor.app-type=store",
                        "feedpin.clients.vendor.app-id=cli_vendor",
                        "feedpin.clients.vendor.app-secret=s3cr3t")
                .run(context -> {
                    context.getBean("feedpinClient");
                    awaitMeter(FeedpinMeter.QUOTA_EXCHANGE);
                    for (FeedpinMeter documented : FeedpinMeter.values()) {
                        assertThat(registry.get(documented.getName()).meters())
                                .isNotEmpty()
                                .allSatisfy(meter -> {
                                    assertThat(meter.getId().getType()).isEqualTo(documented.getType());
                                    assertThat(meter.getId().getTags())
                                            .extracting(tag -> tag.getKey())
                                            .containsExactlyInAnyOrderElementsOf(
                                                    List.of(documented.getKeyNames()).stream()
                                                            .map(key -> key.asString())
                                                            .toList());
                                });
                    }
                });
    }

    private void awaitMeter(FeedpinMeter meter) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (registry.find(meter.getName()).meter() == null) {
            assertThat(System.nanoTime()).as("time until %s", meter).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Test
    void withoutRegistryClientWorks() {
        Startup.withCredentials().run(context -> assertThat(context).hasSingleBean(FeedpinClient.class));
    }

    @Test
    void withoutMicrometerOnClassPathClientWorks() {
        Startup.withCredentials()
                .withClassLoader(new FilteredClassLoader("io.micrometer.core", "io.micrometer.context"))
                .run(context ->
                        assertThat(context).hasSingleBean(FeedpinClient.class).doesNotHaveBean(ClientMeters.class));
    }

    /** Provides only one snapshot. */
    private static final class SlowToTell implements QuotaLimiter {

        private final QuotaLimiter limiter;
        private final AtomicBoolean told = new AtomicBoolean();

        SlowToTell(QuotaLimiter limiter) {
            this.limiter = limiter;
        }

        @Override
        public Mono<Permit> acquire(Priority priority) {
            return limiter.acquire(priority);
        }

        @Override
        public Mono<QuotaSnapshot> snapshot() {
            return Mono.defer(() -> told.compareAndSet(false, true) ? limiter.snapshot() : Mono.never());
        }
    }
}
