package io.github.feedpin.observation;

import static io.github.feedpin.platform.PlatformEndpoint.RESEND_APP_TICKET;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_APP_ACCESS_TOKEN;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;

import io.github.feedpin.error.PlatformException;
import io.github.feedpin.internal.tracing.ActiveObservation;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformDecorator;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * {@link FeedpinPlatform} that observes each exchange. A client with an observation registry wraps its platform by
 * itself; a {@link io.github.feedpin.token.TokenProvider} that is created separately needs to be given one.
 */
public final class ObservedPlatform extends PlatformDecorator {

    private static final ExchangeObservationConvention CONVENTION = new DefaultExchangeObservationConvention();

    private final ObservationRegistry registry;
    private final String client;
    private final AppType appType;

    private ObservedPlatform(FeedpinPlatform platform, ObservationRegistry registry, String client, AppType appType) {
        super(platform);
        this.registry = registry;
        this.client = client;
        this.appType = appType;
    }

    /**
     * {@return a platform that observes the exchanges of a self-built app, or {@code platform} itself for
     * {@link ObservationRegistry#NOOP} and if it is observed already}
     *
     * @param platform performs the exchanges
     * @param registry receives the observations
     * @param client the name of the client in the observations
     */
    public static FeedpinPlatform of(FeedpinPlatform platform, ObservationRegistry registry, String client) {
        return of(platform, registry, client, AppType.SELF_BUILT);
    }

    /**
     * {@return a platform that observes the exchanges of {@code platform}, or {@code platform} itself for
     * {@link ObservationRegistry#NOOP} and if it is observed already}
     *
     * @param platform performs the exchanges
     * @param registry receives the observations
     * @param client the name of the client in the observations
     * @param appType the type of the app, which decides whether a rejection is one of the app or of a tenant
     */
    public static FeedpinPlatform of(
            FeedpinPlatform platform, ObservationRegistry registry, String client, AppType appType) {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(client, "client");
        return registry == ObservationRegistry.NOOP || platform instanceof ObservedPlatform
                ? platform
                : new ObservedPlatform(platform, registry, client, appType);
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        PlatformEndpoint endpoint = PlatformEndpoint.of(card);
        return observed(
                super.setTimeSensitive(card, request, token),
                () -> ExchangeObservationContext.ofCall(
                        client,
                        baseUrl(),
                        endpoint,
                        request.action(),
                        request.userIds().size()),
                response -> response.dataOrThrow(endpoint, request.userIds(), appType));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return observedToken(super.fetchTenantAccessToken(credentials), TENANT_ACCESS_TOKEN);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        return observedToken(super.fetchAppAccessToken(credentials, ticket), STORE_APP_ACCESS_TOKEN);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(
            AccessToken appAccessToken, TenantKey tenantKey) {
        return observedToken(super.fetchTenantAccessToken(appAccessToken, tenantKey), STORE_TENANT_ACCESS_TOKEN);
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        return observed(
                super.resendAppTicket(credentials),
                () -> ExchangeObservationContext.ofTokenFetch(client, baseUrl(), RESEND_APP_TICKET),
                response -> response.requireSuccess(RESEND_APP_TICKET));
    }

    private Mono<PlatformResponse<GrantedToken>> observedToken(
            Mono<PlatformResponse<GrantedToken>> fetch, PlatformEndpoint endpoint) {
        return observed(
                fetch,
                () -> ExchangeObservationContext.ofTokenFetch(client, baseUrl(), endpoint),
                response -> response.dataOrThrow(endpoint));
    }

    private <T> Mono<PlatformResponse<T>> observed(
            Mono<PlatformResponse<T>> exchange,
            Supplier<ExchangeObservationContext> about,
            Consumer<PlatformResponse<T>> successCheck) {
        if (registry.isNoop()) {
            return exchange;
        }
        return Mono.deferContextual(subscriber -> {
            if (isObserved(subscriber)) {
                return exchange;
            }
            ExchangeObservationContext context = about.get();
            ActiveObservation active = ActiveObservation.start(
                    () -> context.observation().observation(null, CONVENTION, () -> context, registry), subscriber);
            return exchange.doOnNext(response -> recordResponse(response, successCheck, context, active))
                    .doOnError(active::error)
                    .doOnTerminate(active::stop)
                    .doOnCancel(() -> active.stop(context::cancelled))
                    .contextWrite(active::putInto);
        });
    }

    /** Returns whether another observed platform, perhaps wrapped in a third one, observes the exchange already. */
    private static boolean isObserved(ContextView subscriber) {
        @Nullable Observation current = subscriber.getOrDefault(ActiveObservation.KEY, null);
        return current != null && current.getContext() instanceof ExchangeObservationContext;
    }

    private static <T> void recordResponse(
            PlatformResponse<T> response,
            Consumer<PlatformResponse<T>> successCheck,
            ExchangeObservationContext context,
            ActiveObservation active) {
        boolean successful = true;
        try {
            successCheck.accept(response);
        } catch (PlatformException rejection) {
            successful = false;
            active.error(rejection);
        }
        context.received(response, successful);
    }
}
