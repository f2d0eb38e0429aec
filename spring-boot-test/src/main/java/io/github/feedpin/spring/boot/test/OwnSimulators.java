package io.github.feedpin.spring.boot.test;

import io.github.feedpin.simulator.PlatformSimulator;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The simulator beans that a test defines. Those that are qualified by the name of a client belong to that client, the
 * others to the app at the top level.
 *
 * @param beans the bean factory of the application
 * @param clients the names of the clients
 */
record OwnSimulators(ConfigurableListableBeanFactory beans, Set<String> clients) {

    /** Returns the name of the bean that is qualified by this client; null if there is none. */
    @Nullable
    String of(String client) {
        return only(name -> isQualifiedBy(client::equals, name));
    }

    /** Returns the name of the unqualified bean; null if there is none. */
    @Nullable
    String unqualified() {
        return only(name -> !isQualifiedBy(clients::contains, name));
    }

    private @Nullable String only(Predicate<String> which) {
        List<String> names = Arrays.stream(beans.getBeanNamesForType(PlatformSimulator.class, true, false))
                .filter(which)
                .toList();
        if (names.size() > 1) {
            throw new NoUniqueBeanDefinitionException(PlatformSimulator.class, names);
        }
        return names.isEmpty() ? null : names.get(0);
    }

    private boolean isQualifiedBy(Predicate<String> qualifier, String name) {
        return BeanFactoryAnnotationUtils.isQualifierMatch(qualifier, name, beans);
    }
}
