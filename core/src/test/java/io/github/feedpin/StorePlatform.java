package io.github.feedpin;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A platform with one store app, which responds as a test defines and records its requests. By default it accepts all
 * tickets that are not dead; the token of a tenant is {@code t-<tenant key>-<number>}.
 */
final class StorePlatform implements FeedpinPlatform {

    static final Duration LIFE = Duration.ofHours(2);

    /** A call and the token it was sent with. */
    record Call(TimeSensitiveRequest request, AccessToken token) {

        /** The tenant of its users, which are named {@code ou_<tenant key>_<number>}. */
        String tenantOfUsers() {
            return request.userIds().get(0).split("_")[1];
        }

        String tenantOfToken() {
            return token.value().split("-")[1];
        }
    }

    /** A request for a tenant's token. */
    record TenantTokenRequest(AccessToken appToken, TenantKey tenantKey) {}

    /** The secret of each exchange of a ticket, and of each request for one. */
    final List<String> secretsUsed = Collections.synchronizedList(new ArrayList<>());

    final List<String> ticketsTried = Collections.synchronizedList(new ArrayList<>());
    final List<TenantTokenRequest> tenantTokens = Collections.synchronizedList(new ArrayList<>());
    final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger resends = new AtomicInteger();
    final Set<String> deadTickets = ConcurrentHashMap.newKeySet();

    CallCapacity capacity = CallCapacity.unlimited();

    private Function<AppTicket, @Nullable Mono<PlatformResponse<GrantedToken>>> exchange = ticket -> null;
    private Function<TenantTokenRequest, @Nullable Mono<PlatformResponse<GrantedToken>>> grant = request -> null;
    private BiFunction<String, Integer, @Nullable Mono<PlatformResponse<List<FailedUser>>>> response =
            (tenant, number) -> null;
    private Supplier<Mono<PlatformResponse<Void>>> resend =
            () -> Mono.just(new PlatformResponse<>(200, 0, "success", null, null, null));

    /** Defines responses to exchanges of tickets; null for the default. */
    StorePlatform exchanging(Function<AppTicket, @Nullable Mono<PlatformResponse<GrantedToken>>> responses) {
        exchange = responses;
        return this;
    }

    /** Defines responses to requests for a tenant's token; null for the default. */
    StorePlatform granting(Function<TenantTokenRequest, @Nullable Mono<PlatformResponse<GrantedToken>>> responses) {
        grant = responses;
        return this;
    }

    /** Defines responses to calls by the tenant of their users and their number, which begins at 1. */
    StorePlatform responding(
            BiFunction<String, Integer, @Nullable Mono<PlatformResponse<List<FailedUser>>>> responses) {
        response = responses;
        return this;
    }

    StorePlatform resending(Supplier<Mono<PlatformResponse<Void>>> responses) {
        resend = responses;
        return this;
    }

    static Mono<PlatformResponse<GrantedToken>> granted(String token, Duration life) {
        return Mono.just(PlatformResponse.success(new GrantedToken(new AccessToken(token), life), null));
    }

    static <T> Mono<PlatformResponse<T>> error(int status, int code) {
        return Mono.just(PlatformResponse.error(status, code, "scripted", "log-" + code));
    }

    @Override
    public CallCapacity capacity() {
        return capacity;
    }

    @Override
    public BaseUrl baseUrl() {
        return BaseUrl.FEISHU;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.defer(() -> {
            Call call = new Call(request, token);
            calls.add(call);
            return orElse(
                    response.apply(call.tenantOfUsers(), calls.size()),
                    Mono.just(PlatformResponse.success(List.of(), "log-1")));
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        throw new UnsupportedOperationException("a store app");
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        return Mono.defer(() -> {
            ticketsTried.add(ticket.value());
            secretsUsed.add(credentials.appSecret());
            Mono<PlatformResponse<GrantedToken>> other = deadTickets.contains(ticket.value())
                    ? error(200, 10012)
                    : granted("a-" + ticketsTried.size(), LIFE);
            return orElse(exchange.apply(ticket), other);
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(AccessToken appToken, TenantKey tenantKey) {
        return Mono.defer(() -> {
            TenantTokenRequest request = new TenantTokenRequest(appToken, tenantKey);
            tenantTokens.add(request);
            return orElse(grant.apply(request), granted("t-" + tenantKey + "-" + tenantTokens.size(), LIFE));
        });
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        return Mono.defer(() -> {
            resends.incrementAndGet();
            secretsUsed.add(credentials.appSecret());
            return resend.get();
        });
    }

    private static <T> Mono<T> orElse(@Nullable Mono<T> scripted, Mono<T> other) {
        return scripted == null ? other : scripted;
    }
}
