package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.token.TokenProvider;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link BeanRegistrar} for a {@link FeedpinClient} and a {@link FeedpinApp} bean of each named client. Their
 * properties are bound when the beans are created.
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

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        NamedClients clients = new NamedClients(environment);
        @Nullable String primary = clients.primary();
        clients.prefixes().forEach((name, prefix) -> {
            Supplier<ClientSettings> settings = SingletonSupplier.of(() -> ClientSettings.ofNamed(prefix, environment));
            register(registry, name, settings, name.equals(primary));
        });
    }

    private static void register(
            BeanRegistry registry, String name, Supplier<ClientSettings> settings, boolean primary) {
        registry.registerBean(
                appBean(name), FeedpinApp.class, spec -> spec.supplier(context -> app(context, name, settings.get())));
        registry.registerBean(clientBean(name), FeedpinClient.class, spec -> {
            spec.supplier(context -> context.bean(ClientFactory.class)
                    .client(
                            context.bean(appBean(name), FeedpinApp.class),
                            settings.get().properties()));
            if (primary) {
                spec.primary();
            } else {
                spec.fallback();
            }
        });
    }

    private static FeedpinApp app(SupplierContext context, String name, ClientSettings settings) {
        ClientFactory factory = context.bean(ClientFactory.class);
        NamedClientBeans namedBeans = context.bean(NamedClientBeans.class);
        FeedpinConnectionDetails connection = namedBeans
                .find(FeedpinConnectionDetails.class, name)
                .orElseGet(() -> new PropertiesConnectionDetails(settings));
        FeedpinPlatform platform = namedBeans
                .find(FeedpinPlatform.class, name)
                .orElseGet(() -> factory.platform(name, connection, settings));
        TokenProvider tokens = namedBeans
                .find(TokenProvider.class, name)
                .orElseGet(() -> factory.tokenProvider(name, platform, connection.credentials()));
        QuotaLimiter limiter = namedBeans
                .find(QuotaLimiter.class, name)
                .orElseGet(() -> factory.quotaLimiter(name, settings.properties()));
        return new FeedpinApp(
                name, platform, tokens, limiter, settings.properties().verifyOnStartup());
    }
}
