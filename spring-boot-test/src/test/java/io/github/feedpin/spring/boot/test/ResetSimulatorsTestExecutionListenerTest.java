package io.github.feedpin.spring.boot.test;

import static io.github.feedpin.spring.boot.test.Application.pin;
import static io.github.feedpin.spring.boot.test.Application.simulated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.Occasion;
import io.github.feedpin.simulator.PlatformSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

class ResetSimulatorsTestExecutionListenerTest {

    private final ResetSimulatorsTestExecutionListener listener = new ResetSimulatorsTestExecutionListener();

    @Test
    void isThereInEveryTestThatSpringRuns() {
        assertThat(new TestContextManager(getClass()).getTestExecutionListeners())
                .hasAtLeastOneElementOfType(ResetSimulatorsTestExecutionListener.class);
    }

    @Test
    void leavesNothingOfATestInAnyOfTheSimulators() {
        simulated()
                .withPropertyValues("feedpin.app-id=cli_top", "feedpin.clients.hr.app-id=cli_hr")
                .run(context -> {
                    pin(context.getBean("feedpinClient", FeedpinClient.class), "ou_ann");
                    pin(context.getBean("hrFeedpinClient", FeedpinClient.class), "ou_bob");
                    context.getBeansOfType(FaultScript.class)
                            .values()
                            .forEach(faults -> faults.on(Occasion.everyCall(), Fault.html(502)));

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

    @Test
    void leavesASimulatorAloneThatTheTestUsesInItsOwnWay() {
        PlatformSimulator own = PlatformSimulator.create();
        own.faults().on(Occasion.everyTokenRequest(), Fault.html(502));
        new ApplicationContextRunner()
                .withBean(PlatformSimulator.class, () -> own)
                .run(context -> {
                    own.platform()
                            .fetchTenantAccessToken((SelfBuiltApp) own.credentials())
                            .block(Application.AT_MOST);

                    listener.afterTestMethod(testOf(context));

                    assertThat(own.journal().entries()).hasSize(1);
                });
    }

    @Test
    void createsNoSimulator() {
        new ApplicationContextRunner()
                .withBean(
                        SimulatedConnection.class,
                        () -> new SimulatedConnection(PlatformSimulator.create()),
                        bean -> bean.setLazyInit(true))
                .run(context -> {
                    String name = context.getBeanNamesForType(SimulatedConnection.class)[0];

                    listener.afterTestMethod(testOf(context));

                    assertThat(context.getBeanFactory().containsSingleton(name)).isFalse();
                });
    }

    @Test
    void createsNoContext() {
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
