package io.github.feedpin.spring.boot.test;

import io.github.feedpin.platform.AppType;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedStoreApp;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * A simulated app, and the bean definitions of its platform. The beans are injected in the same way as the app's
 * client.
 *
 * @param client the name of its client, which is the qualifier of the beans; null for the app at the top level
 * @param primary whether its client is the primary one
 * @param type the type of the app
 */
record SimulatedApp(@Nullable String client, boolean primary, AppType type) {

    /** The name of the client at the top level. */
    private static final String TOP_LEVEL = "feedpinClient";

    private static final String CONNECTION = "SimulatedConnection";

    /** Returns whether the app at the top level has been registered. */
    static boolean isAtTopLevel(BeanDefinitionRegistry registry) {
        return registry.containsBeanDefinition(new SimulatedApp(null, false, AppType.SELF_BUILT).beanName(CONNECTION));
    }

    /** Registers the beans, including a simulator unless the test defines the bean {@code ownSimulator}. */
    void register(BeanDefinitionRegistry registry, @Nullable String ownSimulator) {
        String simulator = ownSimulator == null ? beanName("Simulator") : ownSimulator;
        if (ownSimulator == null) {
            RootBeanDefinition created = injectable(PlatformSimulator.class);
            created.setFactoryMethodName("create");
            registry.registerBeanDefinition(simulator, created);
        }
        registry.registerBeanDefinition(beanName("Journal"), partOf(simulator, Journal.class, "journal"));
        registry.registerBeanDefinition(beanName("FaultScript"), partOf(simulator, FaultScript.class, "faults"));
        if (type == AppType.STORE) {
            registry.registerBeanDefinition(
                    beanName("SimulatedStoreApp"), partOf(simulator, SimulatedStoreApp.class, "storeApp"));
        }
        registry.registerBeanDefinition(beanName(CONNECTION), connectionTo(simulator));
    }

    private RootBeanDefinition partOf(String simulator, Class<?> type, String accessor) {
        RootBeanDefinition part = injectable(type);
        part.setFactoryBeanName(simulator);
        part.setFactoryMethodName(accessor);
        return part;
    }

    private RootBeanDefinition injectable(Class<?> type) {
        RootBeanDefinition bean = qualified(type);
        bean.setPrimary(primary);
        bean.setFallback(client != null && !primary);
        return bean;
    }

    private RootBeanDefinition connectionTo(String simulator) {
        RootBeanDefinition connection = qualified(SimulatedConnection.class);
        connection.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(simulator));
        connection.getConstructorArgumentValues().addIndexedArgumentValue(1, type);
        connection.getConstructorArgumentValues().addIndexedArgumentValue(2, client == null ? TOP_LEVEL : client);
        connection.setDefaultCandidate(client == null);
        return connection;
    }

    private RootBeanDefinition qualified(Class<?> type) {
        RootBeanDefinition bean = new RootBeanDefinition(type);
        if (client != null) {
            bean.addQualifier(new AutowireCandidateQualifier(Qualifier.class, client));
        }
        return bean;
    }

    private String beanName(String part) {
        return (client == null ? "feedpin" : client + "Feedpin") + part;
    }
}
