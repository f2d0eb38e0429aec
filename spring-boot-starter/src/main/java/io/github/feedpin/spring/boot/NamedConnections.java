package io.github.feedpin.spring.boot;

import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * The connections of named clients that are beans: each has the client's name as its qualifier.
 *
 * @param beans where they are found
 */
record NamedConnections(ConfigurableListableBeanFactory beans) {

    /** The application's bean for this client, or else what the properties say. */
    FeedpinConnectionDetails of(String client, FeedpinConnectionDetails properties) {
        List<String> names = Arrays.stream(beans.getBeanNamesForType(FeedpinConnectionDetails.class))
                .filter(name -> BeanFactoryAnnotationUtils.isQualifierMatch(client::equals, name, beans))
                .toList();
        if (names.isEmpty()) {
            return properties;
        }
        if (names.size() > 1) {
            throw new NoUniqueBeanDefinitionException(FeedpinConnectionDetails.class, names);
        }
        String name = names.get(0);
        if (beans.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition definition
                && definition.isDefaultCandidate()) {
            throw new IllegalStateException("The bean '" + name + "' connects the client '" + client
                    + "', but would be taken for the connection of an app at the top level of the properties as well; "
                    + "declare it with @Bean(defaultCandidate = false)");
        }
        return beans.getBean(name, FeedpinConnectionDetails.class);
    }
}
