package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinCounts;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.health.FeedpinHealthAutoConfiguration;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Tests for pins that are recorded and end, in virtual time. */
class RecordedPinsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .credentials("cli_a1b2c3", "s3cr3t")
            .storeApp(new StoreApp("cli_vendor", "s3cr3t"))
            .timeSource(time)
            .build();
    private final ApplicationContextRunner app = Startup.bare()
            .withConfiguration(AutoConfigurations.of(
                    FeedpinHealthAutoConfiguration.class, HealthContributorRegistryAutoConfiguration.class))
            .withBean(TimeSource.class, () -> time)
            .withBean(FeedpinPlatform.class, simulator::platform)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);
    private final ApplicationContextRunner selfBuilt = app.withPropertyValues(Startup.CREDENTIALS);
    private final ApplicationContextRunner recording = selfBuilt.withPropertyValues("feedpin.pins.enabled=true");

    /** Pins, and advances the time until the platform has responded. */
    private PinReport pin(FeedpinClient client, String... userIds) {
        return completed(client.pin(List.of(userIds)));
    }

    private <T> T completed(Mono<T> result) {
        var future = result.toFuture();
        advanceUntil(future::isDone);
        return Objects.requireNonNull(future.join());
    }

    private void advanceUntil(BooleanSupplier condition) {
        for (int i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            clock.advanceTimeBy(Duration.ofMillis(20));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static double gauge(ApplicationContext context, String state) {
        return context.getBean(MeterRegistry.class)
                .get("feedpin.pins")
                .tags("client", "feedpinClient", "state", state)
                .gauge()
                .value();
    }

    private Health health(ApplicationContext context) {
        return completed(context.getBean("feedpinHealthContributor", ReactiveHealthIndicator.class)
                .health());
    }

    @Test
    void byDefaultPinsAreNotRecorded() {
        selfBuilt.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            assertThatIllegalStateException().isThrownBy(client::releaser);
            assertThat(health(context).getDetails()).doesNotContainKey("pins");
        });
    }

    @Test
    void releaserStartsWithTheApplicationAndEndsPins() {
        recording.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            pin(client.with(RunOptions.defaults().withRelease(TWO_HOURS)), "ou_ann");
            pin(client, "ou_bob");

            clock.advanceTimeBy(TWO_HOURS.plusSeconds(5));

            assertThat(simulator.pinnedUsers()).containsExactly("ou_bob");
        });
    }

    @Test
    void pinsEndAfterTheTimeOfTheProperties() {
        recording.withPropertyValues("feedpin.pins.release-after=2h").run(context -> {
            pin(context.getBean(FeedpinClient.class), "ou_ann");

            clock.advanceTimeBy(TWO_HOURS.plusSeconds(5));

            assertThat(simulator.pinnedUsers()).isEmpty();
        });
    }

    @Test
    void metersAndHealthShowPins() {
        recording.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            pin(client.with(RunOptions.defaults().withRelease(TWO_HOURS)), "ou_ann");
            pin(client, "ou_bob");
            assertThat(health(context).getDetails())
                    .containsEntry("pins", Map.of("pinned", 2L, "overdue", 0L, "failed", 0L, "releaser", "running"));
            assertThat(gauge(context, "pinned")).isEqualTo(2);

            clock.advanceTimeBy(TWO_HOURS.plusSeconds(5));

            assertThat(gauge(context, "pinned")).isOne();
            assertThat(gauge(context, "overdue")).isZero();
            assertThat(gauge(context, "failed")).isZero();
            assertThat(context.getBean(MeterRegistry.class)
                            .get("feedpin.pins.released")
                            .functionCounter()
                            .count())
                    .isOne();
        });
    }

    @Test
    void whenContextStopsReleaserStopsAndAfterRestartOverduePinsEnd() {
        recording.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            pin(client.with(RunOptions.defaults().withRelease(TWO_HOURS)), "ou_ann");

            context.stop();
            assertThat(client.releaser().isRunning()).isFalse();
            clock.advanceTimeBy(TWO_HOURS.plusSeconds(5));
            assertThat(simulator.pinnedUsers()).containsExactly("ou_ann");

            context.start();
            clock.advanceTimeBy(Duration.ofSeconds(5));
            assertThat(simulator.pinnedUsers()).isEmpty();
        });
    }

    @Test
    void overduePinsOfAnEarlierProcessEndAfterTheStart() {
        PinStore store = PinStore.inMemory(time);
        recording.withBean(PinStore.class, () -> store).run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            pin(client.with(RunOptions.defaults().withRelease(TWO_HOURS)), "ou_ann");
        });
        clock.advanceTimeBy(TWO_HOURS.multipliedBy(2));
        assertThat(simulator.pinnedUsers()).containsExactly("ou_ann");

        recording.withBean(PinStore.class, () -> store).run(context -> {
            clock.advanceTimeBy(Duration.ofSeconds(5));
            assertThat(simulator.pinnedUsers()).isEmpty();
        });
    }

    @Test
    void storeOfTheApplicationNeedsNoProperty() {
        PinStore store = PinStore.inMemory(time);
        selfBuilt.withBean(PinStore.class, () -> store).run(context -> {
            pin(context.getBean(FeedpinClient.class), "ou_ann");
            assertThat(store.counts("cli_a1b2c3").block(AT_MOST)).returns(1L, counts -> counts.pinned());
        });
    }

    @Test
    void namedClientsRecordTheirPinsSeparately() {
        app.withPropertyValues(
                        "feedpin.pins.enabled=true",
                        "feedpin.clients.hr.app-id=cli_hr",
                        "feedpin.clients.hr.app-secret=s3cr3t",
                        "feedpin.clients.ops.app-id=cli_ops",
                        "feedpin.clients.ops.app-secret=s3cr3t",
                        "feedpin.clients.ops.pins.enabled=false")
                .run(context -> {
                    assertThat(context.getBean("hrFeedpinClient", FeedpinClient.class)
                                    .releaser()
                                    .isRunning())
                            .isTrue();
                    assertThatIllegalStateException()
                            .isThrownBy(context.getBean("opsFeedpinClient", FeedpinClient.class)::releaser);
                });
    }

    @Test
    void pinsOfTenantsEnd() {
        app.withPropertyValues(
                        "feedpin.pins.enabled=true",
                        "feedpin.pins.release-after=2h",
                        "feedpin.app-type=store",
                        "feedpin.app-id=cli_vendor",
                        "feedpin.app-secret=s3cr3t")
                .run(context -> {
                    TenantKey tenant = new TenantKey("tenant_acme");
                    AppTicketStore tickets = context.getBean(AppTicketStore.class);
                    tickets.add(simulator.storeApp().issueTicket()).block(AT_MOST);
                    pin(context.getBean(FeedpinTenants.class).client(tenant), "ou_ann");
                    assertThat(health(context).getDetails()).containsKey("pins");
                    assertThat(gauge(context, "pinned")).isOne();

                    clock.advanceTimeBy(TWO_HOURS.plusSeconds(5));

                    assertThat(simulator.storeApp().tenant(tenant).pinnedUsers())
                            .isEmpty();
                });
    }

    @Test
    void whenTheStoreFailsTheAppIsDown() {
        PinStore broken = new FailingPinStore();
        selfBuilt.withBean(PinStore.class, () -> broken).run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsKeys("error", "baseUrl");
        });
    }

    @Test
    void withOwnTokenProviderPinsAreRecordedForTheAppIdOfTheProperties() {
        ApplicationContextRunner ownTokens = app.withPropertyValues("feedpin.pins.enabled=true")
                .withBean(TokenProvider.class, () -> TokenProvider.fixed(new AccessToken("t-own")));
        ownTokens.run(context -> assertReport(context).contains("feedpin.app-id must be set"));
        ownTokens
                .withPropertyValues("feedpin.app-id=cli_own")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(FeedpinApp.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pins.release-after=2h                          | feedpin.pins.release-after requires pins to be recorded
            pins.enabled=true,feedpin.pins.release-after=0 | feedpin.pins.release-after must be positive
            pins.enabled=maybe                             | pins.enabled
            """)
    void invalidPropertyFailsStartup(String properties, String report) {
        selfBuilt
                .withPropertyValues(("feedpin." + properties).split(","))
                .run(context -> assertReport(context).contains(report));
    }

    /** Fails, as a store that cannot be reached. */
    private static final class FailingPinStore implements PinStore {

        private static <T> Mono<T> failure() {
            return Mono.error(new IllegalStateException("scripted"));
        }

        @Override
        public Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
            return failure();
        }

        @Override
        public Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
            return failure();
        }

        @Override
        public Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
            return failure();
        }

        @Override
        public Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
            return failure();
        }

        @Override
        public Flux<PinnedUser> pinned(PinTarget target) {
            return Flux.error(new IllegalStateException("scripted"));
        }

        @Override
        public Mono<List<DuePins>> due(String appId, int maxTargets) {
            return failure();
        }

        @Override
        public Mono<PinCounts> counts(String appId) {
            return failure();
        }
    }
}
