package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.token.TokenKeeper;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/** Makes a bean of each named client, and one of what it is made of. */
final class NamedClientsRegistrar implements BeanRegistrar {

    @Override
    public void register(BeanRegistry registry, Environment environment) {
        NamedClients clients = new NamedClients(environment);
        @Nullable String primary = clients.primary();
        clients.prefixes()
                .forEach((name, prefix) ->
                        register(registry, name, prefix, clients.properties(prefix), name.equals(primary)));
    }

    private static void register(
            BeanRegistry registry,
            String name,
            ConfigurationPropertyName prefix,
            FeedpinProperties properties,
            boolean primary) {
        String appName = name + "FeedpinApp";
        registry.registerBean(
                appName, FeedpinApp.class, spec -> spec.supplier(context -> app(context, name, prefix, properties)));
        registry.registerBean(name, FeedpinClient.class, spec -> {
            spec.supplier(context ->
                    context.bean(ClientFactory.class).client(context.bean(appName, FeedpinApp.class), properties));
            if (primary) {
                spec.primary();
            } else {
                spec.fallback();
            }
        });
    }

    private static FeedpinApp app(
            SupplierContext context, String name, ConfigurationPropertyName prefix, FeedpinProperties properties) {
        ClientFactory factory = context.bean(ClientFactory.class);
        FeedpinConnectionDetails connection = context.bean(NamedConnections.class)
                .of(name, new PropertiesConnectionDetails(prefix.toString(), properties));
        FeedpinPlatform platform = factory.platform(connection.baseUrl(), properties);
        TokenKeeper tokens = factory.tokenKeeper(name, platform, connection.credentials());
        return new FeedpinApp(
                name, platform, tokens, factory.quotaLimiter(name, properties), properties.verifyOnStartup());
    }
}
