package io.github.feedpin.spring.boot.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * {@link AbstractTestExecutionListener} that resets the simulators of the context after each test, and makes clients
 * forget timed state. Creates neither beans nor a context.
 */
final class ResetSimulatorsTestExecutionListener extends AbstractTestExecutionListener {

    /** The time after which clients have forgotten all timed state. */
    private static final Duration STEP = Duration.ofDays(1);

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()
                && test.getApplicationContext() instanceof ConfigurableApplicationContext context) {
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            existing(SimulatedConnection.class, beans).forEach(SimulatedConnection::reset);
            existing(ResettablePinStores.class, beans).forEach(ResettablePinStores::reset);
            existing(SimulatedTime.class, beans).forEach(time -> time.advance(STEP));
            existing(SimulatedPushes.class, beans).forEach(SimulatedPushes::addTickets);
        }
    }

    private static <T> List<T> existing(Class<T> type, ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(type, true, false))
                .filter(beans::containsSingleton)
                .map(name -> beans.getBean(name, type))
                .toList();
    }
}
