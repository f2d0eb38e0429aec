package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.environment.AppTypes;
import io.github.feedpin.spring.boot.environment.NamedClients;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * {@link ImportBeanDefinitionRegistrar} for the simulators of the apps below {@code feedpin.clients}. Runs after that
 * of the app at the top level: only if there is no such app, an unqualified simulator of the test is used for the
 * client that is injected without a qualifier.
 */
final class NamedAppsRegistrar implements ImportBeanDefinitionRegistrar {

    private final NamedClients clients;
    private final AppTypes types;

    NamedAppsRegistrar(Environment environment) {
        this.clients = new NamedClients(environment);
        this.types = new AppTypes(environment);
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Set<String> names = clients.names();
        @Nullable String primary = clients.primary();
        OwnSimulators own = new OwnSimulators((ConfigurableListableBeanFactory) registry, names);
        @Nullable String unqualified = SimulatedApp.isAtTopLevel(registry) ? null : own.unqualified();
        clients.prefixes().forEach((name, prefix) -> {
            @Nullable String ownSimulator = own.of(name);
            if (ownSimulator == null && (name.equals(primary) || names.size() == 1)) {
                ownSimulator = unqualified;
            }
            new SimulatedApp(name, name.equals(primary), types.ofNamed(prefix)).register(registry, ownSimulator);
        });
    }
}
