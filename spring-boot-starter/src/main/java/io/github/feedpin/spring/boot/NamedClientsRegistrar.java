package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.spring.boot.environment.AppTypes;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.environment.NamedClients;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link BeanRegistrar} for the beans of each named client: a {@link FeedpinClient} and a {@link FeedpinApp} for a
 * self-built app, or {@link FeedpinTenants} and a {@link FeedpinStoreApp} for a store app. Their properties are bound
 * when the beans are created.
 */
final class NamedClientsRegistrar implements BeanRegistrar {

    /** Returns the bean name of the client; the client's own name is left to beans of the application. */
    static String clientBean(String client) {
        return client + "FeedpinClient";
    }

    /** Returns the bean name of the app behind the client. */
    static String appBean(String client) {
        return client + "FeedpinApp";
    }

    /** Returns the bean name of the tenants of a store app. */
    static String tenantsBean(String client) {
        return client + "FeedpinTenants";
    }

    /** Returns the bean name of the store app behind the tenants. */
    static String storeAppBean(String client) {
        return client + "FeedpinStoreApp";
    }

    /** Returns the bean name of what the receiver of the store app's events requires. */
    static String eventsBean(String client) {
        return client + "FeedpinPushedEvents";
    }

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        NamedClients clients = new NamedClients(environment);
        AppTypes types = new AppTypes(environment);
        @Nullable String primary = clients.primary();
        clients.prefixes().forEach((name, prefix) -> {
            Supplier<ClientSettings> settings = SingletonSupplier.of(() -> ClientSettings.ofNamed(prefix, environment));
            Function<SupplierContext, NamedClientParts> parts =
                    context -> new NamedClientParts(context, name, settings.get());
            if (types.ofNamed(prefix) == AppType.SELF_BUILT) {
                registerSelfBuilt(registry, name, parts, name.equals(primary));
            } else {
                registerStore(registry, name, parts, name.equals(primary));
                if (OnEventsPath.isSetBelow(prefix, environment)) {
                    registerEvents(registry, name, parts);
                }
            }
        });
    }

    private static void registerSelfBuilt(
            BeanRegistry registry, String name, Function<SupplierContext, NamedClientParts> parts, boolean primary) {
        registry.registerBean(
                appBean(name),
                FeedpinApp.class,
                spec -> spec.supplier(context -> parts.apply(context).app()));
        registry.registerBean(clientBean(name), FeedpinClient.class, spec -> {
            spec.supplier(context -> parts.apply(context).client(context.bean(appBean(name), FeedpinApp.class)));
            rank(spec, primary);
        });
    }

    private static void registerStore(
            BeanRegistry registry, String name, Function<SupplierContext, NamedClientParts> parts, boolean primary) {
        registry.registerBean(
                storeAppBean(name),
                FeedpinStoreApp.class,
                spec -> spec.supplier(context -> parts.apply(context).storeApp()));
        registry.registerBean(tenantsBean(name), FeedpinTenants.class, spec -> {
            spec.supplier(context ->
                    context.bean(storeAppBean(name), FeedpinStoreApp.class).tenants());
            rank(spec, primary);
        });
    }

    private static void registerEvents(
            BeanRegistry registry, String name, Function<SupplierContext, NamedClientParts> parts) {
        registry.registerBean(
                eventsBean(name),
                PushedEvents.class,
                spec -> spec.supplier(context -> parts.apply(context).pushedEvents()));
    }

    private static void rank(BeanRegistry.Spec<?> spec, boolean primary) {
        if (primary) {
            spec.primary();
        } else {
            spec.fallback();
        }
    }
}
