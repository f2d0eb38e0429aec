package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.spring.boot.environment.NamedClients;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.core.type.MethodMetadata;

/**
 * {@link BeanFactoryPostProcessor} that removes the components of a client that a test has replaced, as with
 * {@code @MockitoBean}, and a named client for which the application defines a client with the same qualifier. The same
 * applies to the tenants of store apps. A replaced client therefore needs no credentials. Unordered, so that it runs
 * after the post-processor that registers the mocks.
 *
 * @param clients the named clients
 */
record ReplacedClientsRemover(NamedClients clients) implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (isReplaced(SingleAppConfiguration.CLIENT, SingleAppConfiguration.APP, beans)) {
            removeAutoConfigured(SingleAppConfiguration.CONNECTED_PARTS, SingleAppConfiguration.class, beans);
        }
        if (isReplaced(SingleStoreAppConfiguration.TENANTS, SingleStoreAppConfiguration.APP, beans)) {
            removeAutoConfigured(SingleStoreAppConfiguration.CONNECTED_PARTS, SingleStoreAppConfiguration.class, beans);
        }
        for (String name : clients.names()) {
            removeReplaced(
                    name,
                    FeedpinClient.class,
                    NamedClientsRegistrar.clientBean(name),
                    NamedClientsRegistrar.appBean(name),
                    beans);
            removeReplaced(
                    name,
                    FeedpinTenants.class,
                    NamedClientsRegistrar.tenantsBean(name),
                    NamedClientsRegistrar.storeAppBean(name),
                    beans);
        }
    }

    private static void removeReplaced(
            String name, Class<?> type, String client, String app, ConfigurableListableBeanFactory beans) {
        if (isDefinedByApplication(name, type, client, beans)) {
            Stream.of(client, app).forEach(bean -> remove(bean, beans));
        } else if (isReplaced(client, app, beans)) {
            Stream.of(app, NamedClientsRegistrar.eventsBean(name)).forEach(bean -> remove(bean, beans));
        }
    }

    /** Mocks are registered as singletons under the name of the bean that they replace, before any bean is created. */
    private static boolean isReplaced(String client, String app, ConfigurableListableBeanFactory beans) {
        return beans.containsSingleton(client) && !beans.containsSingleton(app);
    }

    private static boolean isDefinedByApplication(
            String name, Class<?> type, String client, ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(type, true, false))
                .filter(bean -> !bean.equals(client))
                .anyMatch(bean -> BeanFactoryAnnotationUtils.isQualifierMatch(name::equals, bean, beans));
    }

    private static void removeAutoConfigured(
            List<String> parts, Class<?> configuration, ConfigurableListableBeanFactory beans) {
        parts.stream().filter(part -> isDefinedBy(configuration, part, beans)).forEach(part -> remove(part, beans));
    }

    private static boolean isDefinedBy(Class<?> configuration, String part, ConfigurableListableBeanFactory beans) {
        @Nullable
        MethodMetadata method = beans.containsBeanDefinition(part)
                        && beans.getBeanDefinition(part) instanceof AnnotatedBeanDefinition definition
                ? definition.getFactoryMethodMetadata()
                : null;
        return method != null && method.getDeclaringClassName().equals(configuration.getName());
    }

    private static void remove(String bean, ConfigurableListableBeanFactory beans) {
        if (beans.containsBeanDefinition(bean)) {
            ((BeanDefinitionRegistry) beans).removeBeanDefinition(bean);
        }
    }
}
