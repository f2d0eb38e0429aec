package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.spring.boot.environment.NamedClients;
import java.util.Arrays;
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
 * {@code @MockitoBean}, and a named client for which the application defines a client with the same qualifier. A
 * replaced client therefore needs no credentials. Unordered, so that it runs after the post-processor that registers
 * the mocks.
 *
 * @param clients the named clients
 */
record ReplacedClientsRemover(NamedClients clients) implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (isReplaced(SingleAppConfiguration.CLIENT, SingleAppConfiguration.APP, beans)) {
            SingleAppConfiguration.CONNECTED_PARTS.stream()
                    .filter(part -> isAutoConfigured(part, beans))
                    .forEach(part -> remove(part, beans));
        }
        for (String name : clients.names()) {
            String client = NamedClientsRegistrar.clientBean(name);
            String app = NamedClientsRegistrar.appBean(name);
            if (isDefinedByApplication(name, client, beans)) {
                Stream.of(client, app).forEach(bean -> remove(bean, beans));
            } else if (isReplaced(client, app, beans)) {
                remove(app, beans);
            }
        }
    }

    /** Mocks are registered as singletons under the name of the bean that they replace, before any bean is created. */
    private static boolean isReplaced(String client, String app, ConfigurableListableBeanFactory beans) {
        return beans.containsSingleton(client) && !beans.containsSingleton(app);
    }

    private static boolean isDefinedByApplication(String name, String client, ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(FeedpinClient.class, true, false))
                .filter(bean -> !bean.equals(client))
                .anyMatch(bean -> BeanFactoryAnnotationUtils.isQualifierMatch(name::equals, bean, beans));
    }

    private static boolean isAutoConfigured(String part, ConfigurableListableBeanFactory beans) {
        @Nullable
        MethodMetadata method = beans.containsBeanDefinition(part)
                        && beans.getBeanDefinition(part) instanceof AnnotatedBeanDefinition definition
                ? definition.getFactoryMethodMetadata()
                : null;
        return method != null && method.getDeclaringClassName().equals(SingleAppConfiguration.class.getName());
    }

    private static void remove(String bean, ConfigurableListableBeanFactory beans) {
        if (beans.containsBeanDefinition(bean)) {
            ((BeanDefinitionRegistry) beans).removeBeanDefinition(bean);
        }
    }
}
