package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.spring.boot.environment.NamedClients;
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
 * Warns of beans that no client is made of: they are for the app at the top level of the properties, and there are
 * named clients only; or they are for a client that there is not. A credential, or a bean in its place, would make an
 * app at the top level of itself.
 *
 * @param beans the application's beans
 * @param parts the parts of named clients
 * @param clients the named clients
 */
record UnusedParts(ConfigurableListableBeanFactory beans, NamedParts parts, NamedClients clients)
        implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(UnusedParts.class);

    private static final List<Class<?>> PARTS =
            List.of(FeedpinConnectionDetails.class, FeedpinPlatform.class, TokenProvider.class, QuotaLimiter.class);

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> names = clients.names();
        Set<String> unexplained = new HashSet<>(Set.of(beans.getBeanNamesForType(FeedpinClient.class)));
        names.forEach(name -> unexplained.remove(NamedClientsRegistrar.clientBean(name)));
        boolean single = unexplained.remove(SingleAppConfiguration.CLIENT);
        // A client of the application's own may be made of anything.
        if (!names.isEmpty() && unexplained.isEmpty()) {
            PARTS.forEach(type -> warnOf(type, names, single));
        }
    }

    private void warnOf(Class<?> type, Set<String> names, boolean single) {
        Arrays.stream(beans.getBeanNamesForType(type))
                .filter(bean -> parts.isDefaultCandidate(bean) ? !single : !parts.isOf(names::contains, bean))
                .forEach(bean -> log.warn(
                        "No client of Feedpin uses the {} '{}'. To give it to one of the named clients, {}, declare it "
                                + "with @Bean(defaultCandidate = false) and @Qualifier(\"{}\")",
                        type.getSimpleName(),
                        bean,
                        names,
                        names.iterator().next()));
    }
}
