package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.environment.NamedClients;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Simulates the platforms of the apps below {@code feedpin.clients}. Comes after the app at the top level: only where
 * there is none, a simulator of the test's own that has no qualifier is for the client that needs none.
 */
final class NamedAppsRegistrar implements ImportBeanDefinitionRegistrar {

    private final NamedClients clients;

    NamedAppsRegistrar(Environment environment) {
        this.clients = new NamedClients(environment);
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Set<String> names = clients.names();
        @Nullable String primary = clients.primary();
        OwnSimulators own = new OwnSimulators((ConfigurableListableBeanFactory) registry, names);
        @Nullable String unqualified = SimulatedApp.isAtTopLevel(registry) ? null : own.ofNobody();
        for (String name : names) {
            @Nullable String ownSimulator = own.of(name);
            if (ownSimulator == null && (name.equals(primary) || names.size() == 1)) {
                ownSimulator = unqualified;
            }
            new SimulatedApp(name, name.equals(primary)).register(registry, ownSimulator);
        }
    }
}
