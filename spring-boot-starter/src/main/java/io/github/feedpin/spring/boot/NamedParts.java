package io.github.feedpin.spring.boot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * The parts of named clients that are beans of the application: each has the client's name as its qualifier.
 *
 * @param beans where they are found
 */
record NamedParts(ConfigurableListableBeanFactory beans) {

    /** Returns the application's bean of this type for this client, if there is one. */
    <T> Optional<T> find(Class<T> type, String client) {
        List<String> names = Arrays.stream(beans.getBeanNamesForType(type))
                .filter(name -> isOf(client::equals, name))
                .toList();
        if (names.size() > 1) {
            throw new NoUniqueBeanDefinitionException(type, names);
        }
        return names.stream().findFirst().map(name -> {
            requireForThisClientOnly(name, type, client);
            return beans.getBean(name, type);
        });
    }

    /** Returns whether the bean is qualified by the name of one of these clients. */
    boolean isOf(Predicate<String> clients, String name) {
        return BeanFactoryAnnotationUtils.isQualifierMatch(clients, name, beans);
    }

    private void requireForThisClientOnly(String name, Class<?> type, String client) {
        if (isDefaultCandidate(name)) {
            throw new AmbiguousPartException("The bean '" + name + "' is the " + type.getSimpleName()
                    + " of the client '" + client
                    + "', but would be taken for that of an app at the top level of the properties as well");
        }
    }

    /** Returns whether the bean is injected where no qualifier asks for another, and so is for no client by name. */
    boolean isDefaultCandidate(String name) {
        return beans.containsBeanDefinition(name)
                && beans.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition definition
                && definition.isDefaultCandidate();
    }
}
