package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.spring.boot.environment.PropertyNames;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenProvider;
import io.github.feedpin.token.TokenStore;
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
 * properties, but there are named clients only; or it is qualified by the name of an unknown client; or it belongs to
 * the client of a self-built app, but the app is a store app. Also warns if the path for events is not used.
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
            TokenStore.class,
            AppTicketStore.class,
            PinStore.class);

    private static final List<Class<?>> NOT_FOR_TENANTS = List.of(TokenProvider.class, QuotaLimiter.class);

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
        warnOfUnusedPath();
        warnOfUnusedByTenants();
    }

    private void warnOfUnusedPath() {
        if (OnEventsPath.isSetBelow(PropertyNames.TOP, clients.environment())
                && !beans.containsBean(SingleStoreAppConfiguration.EVENTS)) {
            log.warn("feedpin.events.path is not used, since the app at the top level is not configured: set the path"
                    + " below feedpin.clients, for each store app");
        }
    }

    private void warnOfUnusedByTenants() {
        if (beans.containsBean(SingleStoreAppConfiguration.APP)) {
            for (Class<?> type : NOT_FOR_TENANTS) {
                Arrays.stream(beans.getBeanNamesForType(type))
                        .filter(namedBeans::isDefaultCandidate)
                        .forEach(bean -> log.warn(
                                "No client of Feedpin uses the {} '{}': each tenant of the store app has its own token"
                                        + " and quota. To limit them, define a QuotaLimiterFactory",
                                type.getSimpleName(),
                                bean));
            }
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
