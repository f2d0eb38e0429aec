package io.github.feedpin.spring.boot.test;

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

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()
                && test.getApplicationContext() instanceof ConfigurableApplicationContext context) {
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            existing(SimulatedConnection.class, beans).forEach(SimulatedConnection::reset);
            existing(AdjustableTime.class, beans).forEach(AdjustableTime::advance);
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
