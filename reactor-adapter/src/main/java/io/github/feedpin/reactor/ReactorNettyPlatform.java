package io.github.feedpin.reactor;

import static io.github.feedpin.platform.PlatformEndpoint.SET_CHAT_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.time.TimeSource;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.RequestSender;
import reactor.netty.resources.ConnectionProvider;

/**
 * {@link FeedpinPlatform} over HTTP with Reactor Netty. It has a connection pool, so an application creates one per
 * base URL, shares it, and closes it on shutdown. Immutable and thread-safe.
 *
 * <p>Every call is lazy and sent once for each subscription: redirects are not followed, and requests are not repeated.
 * A call that is cancelled or exceeds its timeout resets its connection, so that nothing of it can arrive later; with
 * HTTP/2 it resets only its stream while other calls are in flight on the connection. Results are delivered on a thread
 * of Reactor's bounded elastic scheduler instead of Reactor Netty's event loop: subscribers may block, and the
 * responses to other calls are read meanwhile.
 *
 * <p>A response of any HTTP status is a value, except 407, which is a proxy's, and interim ones, which are skipped. A
 * call without a response fails with {@link UnreachableException} if the request certainly did not arrive: the name was
 * not resolved, a proxy rejected it, no connection, no TLS handshake, no free connection in time; otherwise with
 * {@link io.github.feedpin.error.NoResponseException}: the connection broke, a timeout, the body was too large.
 *
 * <p>No message and no log of this library contains secrets or tokens. A customizer that enables Reactor Netty's
 * {@code wiretap} logs complete requests, including tokens.
 */
public final class ReactorNettyPlatform implements FeedpinPlatform {

    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final BaseUrl baseUrl;
    private final ConnectionProvider connections;
    private final ExchangeLimits limits;
    private final CallCapacity capacity;
    private final ConnectionLifetime lifetime;
    private final TimeSource time;
    private final Map<UserIdType, RequestSender> timeSensitive = new EnumMap<>(UserIdType.class);
    private final HttpClient client;
    private final Map<PlatformEndpoint, RequestSender> tokens = new EnumMap<>(PlatformEndpoint.class);
    private final AtomicBoolean closed = new AtomicBoolean();

    ReactorNettyPlatform(
            BaseUrl baseUrl,
            ConnectionProvider connections,
            HttpClient client,
            CallCapacity capacity,
            ExchangeLimits limits,
            ConnectionLifetime lifetime,
            TimeSource time) {
        this.baseUrl = baseUrl;
        this.connections = connections;
        this.limits = limits;
        this.capacity = capacity;
        this.lifetime = lifetime;
        this.time = time;
        this.client = client;
        for (UserIdType type : UserIdType.values()) {
            timeSensitive.put(type, sender(FeedCard.BOT_CHAT, type));
        }
        for (PlatformEndpoint endpoint : PlatformEndpoint.values()) {
            if (endpoint != SET_TIME_SENSITIVE && endpoint != SET_CHAT_TIME_SENSITIVE) {
                tokens.put(endpoint, sender(endpoint, baseUrl.urlOf(endpoint)));
            }
        }
    }

    /**
     * {@return a new platform with the defaults of {@link ReactorNettyPlatformBuilder}} Opens no connection before the
     * first call.
     *
     * @param baseUrl Feishu, Lark, or a private deployment
     */
    public static ReactorNettyPlatform create(BaseUrl baseUrl) {
        return builder(baseUrl).build();
    }

    /**
     * {@return a new builder}
     *
     * @param baseUrl Feishu, Lark, or a private deployment
     */
    public static ReactorNettyPlatformBuilder builder(BaseUrl baseUrl) {
        return new ReactorNettyPlatformBuilder(baseUrl);
    }

    @Override
    public BaseUrl baseUrl() {
        return baseUrl;
    }

    /**
     * Returns the maximum number of connections; a hundred times as many with HTTP/2, where calls share connections.
     */
    @Override
    public CallCapacity capacity() {
        return capacity;
    }

    /** Returns twice the call timeout, for acquiring a connection and for the exchange, plus some seconds. */
    @Override
    public Duration longestCall() {
        return limits.callTimeout().multipliedBy(2).plus(MARGIN);
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        WireCall<List<FailedUser>> call = new TimeSensitiveCall(
                Objects.requireNonNull(card, "card"),
                Objects.requireNonNull(request, "request"),
                Objects.requireNonNull(token, "token"));
        RequestSender sender = card.type() == FeedCardType.BOT_CHAT
                ? Objects.requireNonNull(timeSensitive.get(request.userIdType()))
                : sender(card, request.userIdType());
        return exchange(call, sender);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return exchange(TokenCall.of(Objects.requireNonNull(credentials, "credentials")));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        return exchange(TokenCall.of(
                Objects.requireNonNull(credentials, "credentials"), Objects.requireNonNull(ticket, "ticket")));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(
            AccessToken appAccessToken, TenantKey tenantKey) {
        return exchange(TokenCall.of(
                Objects.requireNonNull(appAccessToken, "appAccessToken"),
                Objects.requireNonNull(tenantKey, "tenantKey")));
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        return exchange(new ResendTicketCall(Objects.requireNonNull(credentials, "credentials")));
    }

    /**
     * Closes idle connections at once, and those in use when their calls have ended; calls that wait for a connection
     * and later calls fail with {@link UnreachableException}. Lazy and idempotent.
     *
     * @return a {@code Mono} that completes when the pool is closed
     */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            closed.set(true);
            return connections.disposeLater();
        });
    }

    private RequestSender sender(FeedCard card, UserIdType type) {
        return sender(PlatformEndpoint.of(card), baseUrl.urlOf(card) + "?user_id_type=" + type.value());
    }

    private RequestSender sender(PlatformEndpoint endpoint, String url) {
        return client.request(HttpMethod.valueOf(endpoint.method())).uri(URI.create(url));
    }

    private <T> Mono<PlatformResponse<T>> exchange(WireCall<T> call) {
        return exchange(call, Objects.requireNonNull(tokens.get(call.endpoint())));
    }

    private <T> Mono<PlatformResponse<T>> exchange(WireCall<T> call, RequestSender sender) {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super PlatformResponse<T>> actual) {
                if (closed.get()) {
                    String message = call.endpoint() + " was not sent: the platform is closed";
                    Mono.<PlatformResponse<T>>error(new UnreachableException(message, null))
                            .subscribeOn(time.workers())
                            .subscribe(actual);
                } else {
                    new HttpExchange<>(call, baseUrl, limits, lifetime, time).start(sender, actual);
                }
            }
        };
    }

    /** Returns the base URL only. */
    @Override
    public String toString() {
        return "ReactorNettyPlatform[" + baseUrl + "]";
    }
}
