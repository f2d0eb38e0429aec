package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * {@link BeanDefinitionRegistryPostProcessor} that removes the connection details of the application before they are
 * created, so that a test does not need the vault that they may use.
 */
final class RealConnectionsRemover implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        ListableBeanFactory beans = (ListableBeanFactory) registry;
        for (String name : beans.getBeanNamesForType(FeedpinConnectionDetails.class, true, false)) {
            if (registry.containsBeanDefinition(name) && !beans.isTypeMatch(name, SimulatedConnection.class)) {
                registry.removeBeanDefinition(name);
            }
        }
    }
}
