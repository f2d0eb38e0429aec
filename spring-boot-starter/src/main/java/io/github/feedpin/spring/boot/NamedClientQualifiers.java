package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.environment.NamedClients;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * {@link BeanDefinitionRegistryPostProcessor} that qualifies the beans of named clients by the clients' names, which a
 * {@code BeanRegistrar} cannot do. Uses the attribute that Spring falls back to for {@code @Qualifier}, since
 * ahead-of-time processing does not support qualifiers of bean definitions.
 *
 * @param clients the named clients
 */
record NamedClientQualifiers(NamedClients clients) implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String client : clients.names()) {
            Stream.of(NamedClientsRegistrar.clientBean(client), NamedClientsRegistrar.tenantsBean(client))
                    .filter(registry::containsBeanDefinition)
                    .forEach(bean -> registry.getBeanDefinition(bean)
                            .setAttribute(AutowireCandidateQualifier.VALUE_KEY, client));
        }
        // Results that have been cached so far do not reflect the attribute.
        ((ConfigurableListableBeanFactory) registry).clearMetadataCache();
    }
}
