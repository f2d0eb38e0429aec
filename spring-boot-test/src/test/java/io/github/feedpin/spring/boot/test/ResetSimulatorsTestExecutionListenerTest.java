package io.github.feedpin.spring.boot.test;

import static io.github.feedpin.spring.boot.test.Application.pin;
import static io.github.feedpin.spring.boot.test.Application.simulated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

class ResetSimulatorsTestExecutionListenerTest {

    private final ResetSimulatorsTestExecutionListener listener = new ResetSimulatorsTestExecutionListener();

    @Test
    void listenerIsRegisteredByDefault() {
        assertThat(new TestContextManager(getClass()).getTestExecutionListeners())
                .hasAtLeastOneElementOfType(ResetSimulatorsTestExecutionListener.class);
    }

    @Test
    void afterTestSimulatorsAreReset() {
        simulated()
                .withPropertyValues("feedpin.app-id=cli_top", "feedpin.clients.hr.app-id=cli_hr")
                .run(context -> {
                    pin(context.getBean("feedpinClient", FeedpinClient.class), "ou_ann");
                    pin(context.getBean("hrFeedpinClient", FeedpinClient.class), "ou_bob");
                    context.getBeansOfType(FaultScript.class)
                            .values()
                            .forEach(faults -> faults.on(FaultTrigger.everyCall(), Fault.html(502)));

                    listener.afterTestMethod(testOf(context));

                    assertThat(context.getBeansOfType(PlatformSimulator.class).values())
                            .hasSize(2)
                            .allSatisfy(simulator ->
                                    assertThat(simulator.pinnedUsers()).isEmpty());
                    assertThat(context.getBeansOfType(Journal.class).values())
                            .hasSize(2)
                            .allSatisfy(journal -> assertThat(journal.entries()).isEmpty());
                    assertThat(pin(context.getBean("hrFeedpinClient", FeedpinClient.class), "ou_bob")
                                    .applied())
                            .isOne();
                });
    }

    @ParameterizedTest
    @MethodSource("whatClientsRemember")
    void afterTestClientsForgetTimedState(Consumer<FaultScript> provocation, String client) {
        simulated()
                .withPropertyValues("feedpin.app-id=cli_top", "feedpin.clients.hr.app-id=cli_hr")
                .run(context -> {
                    FeedpinClient feedpin = context.getBean(client, FeedpinClient.class);
                    context.getBeansOfType(FaultScript.class).values().forEach(provocation);
                    feedpin.pin(List.of("ou_ann"))
                            .timeout(Duration.ofSeconds(1))
                            .onErrorComplete()
                            .block(Application.AT_MOST);

                    listener.afterTestMethod(testOf(context));

                    assertThat(feedpin.pin("ou_ann").block(Duration.ofSeconds(5)))
                            .isInstanceOf(UserOutcome.Applied.class);
                });
    }

    static Stream<Arguments> whatClientsRemember() {
        Stream<Consumer<FaultScript>> provocations = Stream.of(
                faults -> faults.on(FaultTrigger.everyTokenRequest(), Fault.error(200, 10014, "app secret invalid")),
                faults -> faults.on(
                        FaultTrigger.everyCall(), Fault.scopeMissing("im:datasync.feed_card.time_sensitive:write")),
                faults -> faults.on(FaultTrigger.everyCall(), Fault.rateLimit(Duration.ofSeconds(30))),
                faults -> faults.on(FaultTrigger.everyCall(), Fault.rateLimit(Duration.ofHours(2))));
        return provocations.flatMap(provocation ->
                Stream.of("feedpinClient", "hrFeedpinClient").map(client -> Arguments.of(provocation, client)));
    }

    @Test
    void afterTestUnconnectedSimulatorIsNotReset() {
        PlatformSimulator own = PlatformSimulator.create();
        own.faults().on(FaultTrigger.everyTokenRequest(), Fault.html(502));
        new ApplicationContextRunner()
                .withBean(PlatformSimulator.class, () -> own)
                .run(context -> {
                    own.platform().fetchTenantAccessToken(own.credentials()).block(Application.AT_MOST);

                    listener.afterTestMethod(testOf(context));

                    assertThat(own.journal().entries()).hasSize(1);
                });
    }

    @Test
    void afterTestNoSimulatorIsCreated() {
        new ApplicationContextRunner()
                .withBean(
                        SimulatedConnection.class,
                        () -> new SimulatedConnection(PlatformSimulator.create(), AppType.SELF_BUILT, "feedpinClient"),
                        bean -> bean.setLazyInit(true))
                .run(context -> {
                    String name = context.getBeanNamesForType(SimulatedConnection.class)[0];

                    listener.afterTestMethod(testOf(context));

                    assertThat(context.getBeanFactory().containsSingleton(name)).isFalse();
                });
    }

    @Test
    void afterTestNoContextIsCreated() {
        TestContext test = mock();

        listener.afterTestMethod(test);

        verify(test, never()).getApplicationContext();
    }

    private static TestContext testOf(ConfigurableApplicationContext context) {
        TestContext test = mock();
        when(test.hasApplicationContext()).thenReturn(true);
        when(test.getApplicationContext()).thenReturn(context);
        return test;
    }
}
