package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Warns of beans that no client is made of: they are for the app at the top level of the properties, and there are
 * named clients only. A credential, or a bean in its place, would make such an app of itself.
 *
 * @param beans the application's beans
 * @param parts the parts of named clients
 * @param clients the named clients
 */
record UnusedParts(ConfigurableListableBeanFactory beans, NamedParts parts, NamedClients clients)
        implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(UnusedParts.class);

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> names = clients.names();
        if (!names.isEmpty() && hasNamedClientsOnly(names)) {
            List.of(QuotaLimiter.class, FeedpinPlatform.class).forEach(type -> warnOf(type, names));
        }
    }

    private boolean hasNamedClientsOnly(Set<String> names) {
        Set<String> named =
                names.stream().map(NamedClientsRegistrar::clientBean).collect(Collectors.toSet());
        return named.containsAll(Arrays.asList(beans.getBeanNamesForType(FeedpinClient.class)));
    }

    private void warnOf(Class<?> type, Set<String> names) {
        Arrays.stream(beans.getBeanNamesForType(type))
                .filter(parts::isDefaultCandidate)
                .forEach(bean -> log.warn(
                        "No client of Feedpin uses the {} '{}': there are named clients only, {}. To give it to one of "
                                + "them, declare it with @Bean(defaultCandidate = false) and @Qualifier(\"{}\")",
                        type.getSimpleName(),
                        bean,
                        names,
                        names.iterator().next()));
    }
}
