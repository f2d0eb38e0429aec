package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.environment.AppTypes;
import io.github.feedpin.spring.boot.environment.NamedClients;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** {@link ImportBeanDefinitionRegistrar} for the simulator of the app at the top level of the properties. */
final class SingleAppRegistrar implements ImportBeanDefinitionRegistrar {

    private final NamedClients clients;
    private final AppTypes types;

    SingleAppRegistrar(Environment environment) {
        this.clients = new NamedClients(environment);
        this.types = new AppTypes(environment);
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        OwnSimulators own = new OwnSimulators((ConfigurableListableBeanFactory) registry, clients.names());
        new SimulatedApp(null, false, types.ofTopLevel()).register(registry, own.unqualified());
    }
}
