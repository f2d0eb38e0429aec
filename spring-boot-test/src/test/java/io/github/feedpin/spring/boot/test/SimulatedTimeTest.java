package io.github.feedpin.spring.boot.test;

import static io.github.feedpin.spring.boot.test.Application.AT_MOST;
import static io.github.feedpin.spring.boot.test.Application.pin;
import static io.github.feedpin.spring.boot.test.Application.simulated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedStoreApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;

/** Tests for pins that end in an application with simulators. */
class SimulatedTimeTest {

    private static final RunOptions FOR_TWO_HOURS = RunOptions.defaults().withRelease(Duration.ofHours(2));

    private final ApplicationContextRunner recording = simulated().withPropertyValues("feedpin.pins.enabled=true");

    @Test
    void pinsForTwoHoursEndWhenTimeIsAdvanced() {
        recording.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
            SimulatedTime time = context.getBean(SimulatedTime.class);
            pin(client, "ou_ann");
            pin(client.with(FOR_TWO_HOURS), "ou_bob");

            time.advance(Duration.ofMinutes(119));
            time.awaitReleases();
            assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_ann", "ou_bob");

            time.advance(Duration.ofMinutes(2));
            time.awaitReleases();
            assertThat(simulator.pinnedUsers()).containsExactly("ou_ann");
        });
    }

    @Test
    void pinsEndAtAnInstant() {
        recording.run(context -> {
            SimulatedTime time = context.getBean(SimulatedTime.class);
            time.advance(Duration.ofDays(3));
            pin(
                    context.getBean(FeedpinClient.class)
                            .with(RunOptions.defaults().withReleaseAt(time.now().plusSeconds(60))),
                    "ou_ann");

            time.advance(Duration.ofSeconds(61));
            time.awaitReleases();

            assertThat(context.getBean(PlatformSimulator.class).pinnedUsers()).isEmpty();
        });
    }

    @Test
    void pinsOfTenantsEnd() {
        recording.withPropertyValues("feedpin.app-type=store").run(context -> {
            TenantKey tenant = new TenantKey("tenant_acme");
            pin(context.getBean(FeedpinTenants.class).client(tenant).with(FOR_TWO_HOURS), "ou_ann");

            context.getBean(SimulatedTime.class).advance(Duration.ofHours(2));
            context.getBean(SimulatedTime.class).awaitReleases();

            assertThat(context.getBean(SimulatedStoreApp.class).tenant(tenant).pinnedUsers())
                    .isEmpty();
        });
    }

    @Test
    void afterTestPinsAreForgotten() {
        recording.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            pin(client.with(FOR_TWO_HOURS), "ou_ann");

            new ResetSimulatorsTestExecutionListener().afterTestMethod(testOf(context));

            context.getBean(SimulatedTime.class).awaitReleases();
            assertThat(client.pinned().collectList().block(AT_MOST)).isEmpty();
            assertThat(context.getBean(Journal.class).calls()).isZero();
        });
    }

    @Test
    void whenReleaserIsStoppedWaitingFails() {
        recording.run(context -> {
            FeedpinClient client = context.getBean(FeedpinClient.class);
            client.releaser().stop(Duration.ZERO).block(AT_MOST);
            client.with(FOR_TWO_HOURS).pin(List.of("ou_ann")).block(AT_MOST);
            SimulatedTime time = context.getBean(SimulatedTime.class);
            time.advance(Duration.ofHours(3));

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> time.awaitReleases(Duration.ofMillis(50)))
                    .withMessageContaining("1 pins are overdue");
        });
    }

    private static TestContext testOf(ConfigurableApplicationContext context) {
        TestContext test = mock();
        when(test.hasApplicationContext()).thenReturn(true);
        when(test.getApplicationContext()).thenReturn(context);
        return test;
    }
}
