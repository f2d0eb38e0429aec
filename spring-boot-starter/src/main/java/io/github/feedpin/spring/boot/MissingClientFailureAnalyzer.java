package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.spring.boot.environment.AppTypes;
import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.spring.boot.environment.PropertyNames;
import io.github.feedpin.spring.boot.environment.PropertySources;
import java.lang.annotation.Annotation;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * {@link AbstractFailureAnalyzer} for a missing or ambiguous {@link FeedpinClient} or {@link FeedpinTenants} bean.
 * Takes precedence over the analysis of Spring Boot.
 */
@Order(0)
final class MissingClientFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private static final Set<String> TOP_LEVEL =
            Set.of(SingleAppConfiguration.CLIENT, SingleStoreAppConfiguration.TENANTS);

    private final Environment environment;

    MissingClientFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        @Nullable Class<?> type = typeIn(cause.getResolvableType());
        if (type == null) {
            return null;
        }
        String required = type.getSimpleName();
        if (!environment.getProperty("feedpin.enabled", Boolean.class, true)) {
            return new FailureAnalysis(
                    "A " + required + " is required, but feedpin.enabled is false.",
                    "Set feedpin.enabled to true, or inject it as an ObjectProvider, which may be empty.",
                    cause);
        }
        NamedClients clients = new NamedClients(environment);
        Set<String> names = clients.names();
        if (cause instanceof NoUniqueBeanDefinitionException) {
            return new FailureAnalysis(
                    "There are several " + required + " beans, and none of them is primary: " + cause.getMessage()
                            + ".",
                    "Qualify the injection point, for example with @Qualifier(\""
                            + names.stream().findFirst().orElse("hr")
                            + "\"), or set feedpin.primary to the name of the primary client.",
                    cause);
        }
        @Nullable String client = qualifierOf(rootFailure);
        if (client == null || TOP_LEVEL.contains(client)) {
            return isOfOtherType(type, null, clients) ? ofOtherType(type, "", cause) : missing(type, cause);
        }
        return isOfOtherType(type, client, clients)
                ? ofOtherType(type, " with the qualifier '" + client + "'", cause)
                : missingNamed(required, client, names, cause);
    }

    /** Returns whether the apps that may be meant are configured, but each of them as the other type. */
    private boolean isOfOtherType(Class<?> type, @Nullable String client, NamedClients clients) {
        AppType wanted = type == FeedpinTenants.class ? AppType.STORE : AppType.SELF_BUILT;
        AppTypes types = new AppTypes(environment);
        Set<AppType> configured = EnumSet.noneOf(AppType.class);
        clients.prefixes().forEach((name, prefix) -> {
            if (client == null || client.equals(name)) {
                configured.add(types.ofNamed(prefix));
            }
        });
        if (client == null && (isSet("app-id") || configured.isEmpty() && isSet("app-type"))) {
            configured.add(types.ofTopLevel());
        }
        return !configured.isEmpty() && !configured.contains(wanted);
    }

    private boolean isSet(String property) {
        return PropertySources.isSet(PropertyNames.TOP.append(property), environment);
    }

    private static FailureAnalysis ofOtherType(Class<?> type, String qualifier, NoSuchBeanDefinitionException cause) {
        return type == FeedpinTenants.class
                ? new FailureAnalysis(
                        "FeedpinTenants" + qualifier + " are required, but the app is self-built: it belongs to one"
                                + " tenant only, and has a FeedpinClient.",
                        "Inject FeedpinClient. If the app is a store app, set app-type to store.",
                        cause)
                : new FailureAnalysis(
                        "A FeedpinClient" + qualifier + " is required, but the app is a store app, since app-type is"
                                + " store: it has a client for each tenant.",
                        "Inject FeedpinTenants, and call client(tenantKey) for the client of a tenant. If the app is"
                                + " self-built, remove app-type.",
                        cause);
    }

    private static FailureAnalysis missing(Class<?> type, NoSuchBeanDefinitionException cause) {
        boolean store = type == FeedpinTenants.class;
        return new FailureAnalysis(
                (store ? "FeedpinTenants are" : "A FeedpinClient is") + " required, but there "
                        + (store ? "are" : "is") + " none: no property of Feedpin is set, or its "
                        + "auto-configuration is excluded.",
                "Set feedpin.app-id and feedpin.app-secret, as the platform's developer console shows them under "
                        + "'Credentials & Basic Info'" + (store ? ", and feedpin.app-type to store" : "")
                        + "; or define a bean of type " + type.getSimpleName() + ".\n"
                        + "In a test, add @AutoConfigureFeedpinSimulator, or @MockitoBean for the client.",
                cause);
    }

    private static FailureAnalysis missingNamed(
            String required, String client, Set<String> names, NoSuchBeanDefinitionException cause) {
        String prefix = PropertyNames.CLIENTS + "." + client;
        return new FailureAnalysis(
                "The " + required + " with the qualifier '" + client + "' is required, but there is none. "
                        + (names.isEmpty()
                                ? "There are no clients below feedpin.clients."
                                : "The clients below feedpin.clients are " + String.join(", ", names) + "."),
                "Set " + prefix + ".app-id and " + prefix + ".app-secret, or correct the qualifier.",
                cause);
    }

    /**
     * Returns which type of Feedpin is required, also as a collection, a map or an {@code Optional} of it; null if it
     * is none.
     */
    private static @Nullable Class<?> typeIn(@Nullable ResolvableType type) {
        if (type == null) {
            return null;
        }
        @Nullable Class<?> resolved = type.resolve();
        if (resolved == FeedpinClient.class || resolved == FeedpinTenants.class) {
            return resolved;
        }
        for (ResolvableType generic : type.getGenerics()) {
            @Nullable Class<?> found = typeIn(generic);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Returns the qualifier at the injection point of the client, which is the innermost failed dependency; null if it
     * has none.
     */
    private static @Nullable String qualifierOf(Throwable rootFailure) {
        @Nullable String qualifier = null;
        for (@Nullable Throwable one = rootFailure; one != null; one = one.getCause()) {
            if (one instanceof UnsatisfiedDependencyException failure && failure.getInjectionPoint() != null) {
                qualifier = qualifierAt(failure.getInjectionPoint());
            }
        }
        return qualifier;
    }

    private static @Nullable String qualifierAt(InjectionPoint point) {
        for (Annotation annotation : point.getAnnotations()) {
            if (annotation instanceof Qualifier qualifier && !qualifier.value().isEmpty()) {
                return qualifier.value();
            }
        }
        return null;
    }
}
