package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Removes what would connect an app to a real platform, before it is created: a test need not reach the vault that an
 * application needs.
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
