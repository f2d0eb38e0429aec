package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenProvider;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Logs a warning for each bean that no client uses: it would be a component of the client at the top level of the
 * properties, but there are named clients only; or it is qualified by the name of an unknown client.
 *
 * @param beans the bean factory of the application
 * @param namedBeans finds the beans of named clients
 * @param clients the named clients
 */
record UnusedBeanWarnings(ConfigurableListableBeanFactory beans, NamedClientBeans namedBeans, NamedClients clients)
        implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(UnusedBeanWarnings.class);

    private static final List<Class<?>> PARTS = List.of(
            FeedpinConnectionDetails.class,
            FeedpinPlatform.class,
            TokenProvider.class,
            QuotaLimiter.class,
            QuotaLimiterFactory.class,
            AppTicketStore.class);

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> names = clients.names();
        Set<String> applicationClients = new HashSet<>(Set.of(beans.getBeanNamesForType(FeedpinClient.class)));
        applicationClients.addAll(Set.of(beans.getBeanNamesForType(FeedpinTenants.class)));
        names.forEach(name -> applicationClients.remove(NamedClientsRegistrar.clientBean(name)));
        names.forEach(name -> applicationClients.remove(NamedClientsRegistrar.tenantsBean(name)));
        boolean single = applicationClients.removeAll(
                List.of(SingleAppConfiguration.CLIENT, SingleStoreAppConfiguration.TENANTS));
        // A client that the application defines may use any bean.
        if (!names.isEmpty() && applicationClients.isEmpty()) {
            PARTS.forEach(type -> warnOfUnused(type, names, single));
        }
    }

    private void warnOfUnused(Class<?> type, Set<String> names, boolean single) {
        Arrays.stream(beans.getBeanNamesForType(type))
                .filter(bean -> namedBeans.isDefaultCandidate(bean)
                        ? !single
                        : !namedBeans.isQualifiedBy(names::contains, bean))
                .forEach(bean -> log.warn(
                        "No client of Feedpin uses the {} '{}'. To use it for one of the named clients, {}, "
                                + "declare it with @Bean(defaultCandidate = false) and @Qualifier(\"{}\")",
                        type.getSimpleName(),
                        bean,
                        names,
                        names.iterator().next()));
    }
}
