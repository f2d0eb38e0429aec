package io.github.feedpin.observation;

import io.github.feedpin.platform.PlatformEndpoint;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Convention for calls and token fetches with the names of OpenTelemetry's semantic conventions for HTTP clients,
 * beside the keys that the default convention adds to traces. Not used unless it is registered: with
 * {@code observationConfig().observationConvention(…)} of the registry, or as a bean in a Spring Boot application. It
 * replaces the timers {@code feedpin.call} and {@code feedpin.token.fetch} by {@code http.client.request.duration}.
 *
 * <p>{@code error.type} is the HTTP status of a response that is no success, or without one the result as in
 * {@link FeedpinKey#RESULT}. Since a timer has the same keys for all requests, {@code error.type} and
 * {@code http.response.status_code} are {@code none} where OpenTelemetry omits them.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/">the semantic conventions</a>
 */
public final class OpenTelemetryExchangeObservationConvention extends DefaultExchangeObservationConvention
        implements GlobalObservationConvention<ExchangeObservationContext> {

    private static final String NONE = "none";
    private static final int FIRST_ERROR_STATUS = 400;

    /** Creates the convention, which is stateless. */
    public OpenTelemetryExchangeObservationConvention() {}

    @Override
    public String getName() {
        return "http.client.request.duration";
    }

    @Override
    public String getContextualName(ExchangeObservationContext context) {
        PlatformEndpoint endpoint = context.endpoint();
        return endpoint.method() + " " + endpoint.path();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ExchangeObservationContext context) {
        URI address = URI.create(Objects.requireNonNull(context.getRemoteServiceAddress()));
        boolean plain = "http".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : plain ? 80 : 443;
        return KeyValues.of(
                "http.request.method", context.endpoint().method(),
                "url.scheme", plain ? "http" : "https",
                "url.template", context.endpoint().path(),
                "server.address", address.getHost(),
                "server.port", Integer.toString(port),
                "http.response.status_code", context.status() == 0 ? NONE : Integer.toString(context.status()),
                "error.type", errorType(context));
    }

    private static String errorType(ExchangeObservationContext context) {
        if (context.status() >= FIRST_ERROR_STATUS) {
            return Integer.toString(context.status());
        }
        @Nullable String failure = context.getError() == null && !context.isCancelled() ? null : result(context);
        return failure == null ? NONE : failure;
    }
}
