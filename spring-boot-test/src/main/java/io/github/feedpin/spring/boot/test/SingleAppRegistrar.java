package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.environment.NamedClients;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** {@link ImportBeanDefinitionRegistrar} for the simulator of the app at the top level of the properties. */
final class SingleAppRegistrar implements ImportBeanDefinitionRegistrar {

    private final NamedClients clients;

    SingleAppRegistrar(Environment environment) {
        this.clients = new NamedClients(environment);
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        OwnSimulators own = new OwnSimulators((ConfigurableListableBeanFactory) registry, clients.names());
        new SimulatedApp(null, false).register(registry, own.unqualified());
    }
}
