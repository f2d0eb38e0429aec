package io.github.feedpin.spring.boot.test;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Leaves to the next test of the same context simulators that are as new. Never creates one, nor a context. */
final class ResetSimulatorsTestExecutionListener extends AbstractTestExecutionListener {

    @Override
    public void afterTestMethod(TestContext test) {
        if (test.hasApplicationContext()
                && test.getApplicationContext() instanceof ConfigurableApplicationContext context) {
            ConfigurableListableBeanFactory beans = context.getBeanFactory();
            for (String name : beans.getBeanNamesForType(SimulatedConnection.class, true, false)) {
                if (beans.containsSingleton(name)) {
                    beans.getBean(name, SimulatedConnection.class).reset();
                }
            }
        }
    }
}
