package io.github.feedpin.spring.boot;

import io.github.feedpin.token.AppTicketStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * Finds the beans of the application that replace components of named clients. Each is qualified by the client's name.
 *
 * @param beans the bean factory of the application
 * @param ticketStores the ticket store of each store app
 */
record NamedClientBeans(ConfigurableListableBeanFactory beans, Map<String, AppTicketStore> ticketStores) {

    NamedClientBeans(ConfigurableListableBeanFactory beans) {
        this(beans, new ConcurrentHashMap<>());
    }

    /** Returns the ticket store of a named client, which its tenants and the receiver of its events share. */
    AppTicketStore ticketStore(String client, ClientFactory factory, AppIdentity app) {
        return ticketStores.computeIfAbsent(
                client, name -> find(AppTicketStore.class, name).orElseGet(() -> factory.ticketStore(app)));
    }

    /** Returns the bean of this type that is qualified by the client's name, if there is one. */
    <T> Optional<T> find(Class<T> type, String client) {
        List<String> names = Arrays.stream(beans.getBeanNamesForType(type))
                .filter(name -> isQualifiedBy(client::equals, name))
                .toList();
        if (names.size() > 1) {
            throw new NoUniqueBeanDefinitionException(type, names);
        }
        return names.stream().findFirst().map(name -> {
            requireNoDefaultCandidate(name, type, client);
            return beans.getBean(name, type);
        });
    }

    /** Returns whether the bean is qualified by the name of a matching client. */
    boolean isQualifiedBy(Predicate<String> clients, String name) {
        return BeanFactoryAnnotationUtils.isQualifierMatch(clients, name, beans);
    }

    private void requireNoDefaultCandidate(String name, Class<?> type, String client) {
        if (isDefaultCandidate(name)) {
            throw new AmbiguousPartException("The bean '" + name + "' is qualified as the " + type.getSimpleName()
                    + " of the client '" + client
                    + "', but would also be injected into the client at the top level of the properties");
        }
    }

    /** Returns whether the bean is injected by type alone, and so is not limited to a named client. */
    boolean isDefaultCandidate(String name) {
        return beans.containsBeanDefinition(name)
                && beans.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition definition
                && definition.isDefaultCandidate();
    }
}
