package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.environment.NamedClients;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Qualifies the beans of named clients by the clients' names, which a {@code BeanRegistrar} cannot. By the attribute
 * that Spring falls back on for {@code @Qualifier}: a qualifier proper is not supported ahead of time.
 *
 * @param clients the clients
 */
record NamedClientQualifiers(NamedClients clients) implements BeanDefinitionRegistryPostProcessor {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        for (String client : clients.names()) {
            registry.getBeanDefinition(NamedClientsRegistrar.clientBean(client))
                    .setAttribute(AutowireCandidateQualifier.VALUE_KEY, client);
        }
        // What has been asked of the definitions so far was answered without the attribute.
        ((ConfigurableListableBeanFactory) registry).clearMetadataCache();
    }
}
