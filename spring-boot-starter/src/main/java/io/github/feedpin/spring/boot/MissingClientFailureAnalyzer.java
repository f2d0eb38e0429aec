package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.spring.boot.environment.PropertyNames;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;
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
 * {@link AbstractFailureAnalyzer} for a missing or ambiguous {@link FeedpinClient} bean. Takes precedence over the
 * analysis of Spring Boot.
 */
@Order(0)
final class MissingClientFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private final Environment environment;

    MissingClientFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        if (!isOfClient(cause.getResolvableType())) {
            return null;
        }
        Set<String> names = new NamedClients(environment).names();
        if (cause instanceof NoUniqueBeanDefinitionException) {
            return new FailureAnalysis(
                    "There are several FeedpinClient beans, and none of them is primary: " + cause.getMessage() + ".",
                    "Qualify the injection point, for example with @Qualifier(\""
                            + names.stream().findFirst().orElse("hr")
                            + "\"), or set feedpin.primary to the name of the primary client.",
                    cause);
        }
        @Nullable String client = qualifierOf(rootFailure);
        return client == null || client.equals(SingleAppConfiguration.CLIENT)
                ? missing(cause)
                : missingNamed(client, names, cause);
    }

    private static FailureAnalysis missing(NoSuchBeanDefinitionException cause) {
        return new FailureAnalysis(
                "A FeedpinClient is required, but there is none: no property of Feedpin is set, or its "
                        + "auto-configuration is excluded.",
                "Set feedpin.app-id and feedpin.app-secret, as the platform's developer console shows them under "
                        + "'Credentials & Basic Info'; or define a bean of type FeedpinClient.\n"
                        + "In a test, add @AutoConfigureFeedpinSimulator, or @MockitoBean for the client.",
                cause);
    }

    private static FailureAnalysis missingNamed(String client, Set<String> names, NoSuchBeanDefinitionException cause) {
        String prefix = PropertyNames.CLIENTS + "." + client;
        return new FailureAnalysis(
                "The FeedpinClient with the qualifier '" + client + "' is required, but there is none. "
                        + (names.isEmpty()
                                ? "There are no clients below feedpin.clients."
                                : "The clients below feedpin.clients are " + String.join(", ", names) + "."),
                "Set " + prefix + ".app-id and " + prefix + ".app-secret, or correct the qualifier.",
                cause);
    }

    /** Also true for a collection, a map or an {@code Optional} of clients. */
    private static boolean isOfClient(@Nullable ResolvableType type) {
        return type != null
                && (type.resolve() == FeedpinClient.class
                        || Stream.of(type.getGenerics()).anyMatch(MissingClientFailureAnalyzer::isOfClient));
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
