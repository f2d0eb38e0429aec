package io.github.feedpin;

import io.github.feedpin.internal.guard.GuardedDelivery;
import io.github.feedpin.internal.tenant.TenantPool;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinnedUser;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Handle of a tenant's client: uses the tenant in the pool for the duration of each request. */
final class TenantClient implements FeedpinClient {

    private final TenantPool<Tenant> pool;
    private final TenantKey key;
    private final FeedCard card;
    private final RunOptions options;
    private final @Nullable PinReleaser releaser;

    /** @param releaser the releaser of the app; null if there is no pin store */
    TenantClient(
            TenantPool<Tenant> pool, TenantKey key, FeedCard card, RunOptions options, @Nullable PinReleaser releaser) {
        this.pool = pool;
        this.key = key;
        this.card = card;
        this.options = options;
        this.releaser = releaser;
    }

    /** @throws IllegalArgumentException if the platform does not allow store apps this type of ids */
    static void requireAllowed(UserIdType type) {
        if (type == UserIdType.USER_ID) {
            throw new IllegalArgumentException(
                    "The platform does not allow store apps user_id_type=user_id; use open_id or union_id");
        }
    }

    @Override
    public Mono<PinReport> pin(Collection<String> userIds) {
        Objects.requireNonNull(userIds, "userIds");
        return mono(client -> client.pin(userIds));
    }

    @Override
    public Mono<PinReport> unpin(Collection<String> userIds) {
        Objects.requireNonNull(userIds, "userIds");
        return mono(client -> client.unpin(userIds));
    }

    @Override
    public Flux<UserOutcome> pinEach(Publisher<String> userIds) {
        Objects.requireNonNull(userIds, "userIds");
        return flux(client -> client.pinEach(userIds));
    }

    @Override
    public Flux<UserOutcome> unpinEach(Publisher<String> userIds) {
        Objects.requireNonNull(userIds, "userIds");
        return flux(client -> client.unpinEach(userIds));
    }

    @Override
    public Mono<UserOutcome> pin(String userId) {
        Objects.requireNonNull(userId, "userId");
        return mono(client -> client.pin(userId));
    }

    @Override
    public Mono<UserOutcome> unpin(String userId) {
        Objects.requireNonNull(userId, "userId");
        return mono(client -> client.unpin(userId));
    }

    @Override
    public Mono<TimeSensitiveResponse> send(TimeSensitiveRequest request) {
        requireAllowed(request.userIdType());
        return mono(client -> client.send(request));
    }

    @Override
    public Mono<PinReport> unpinAll() {
        return mono(FeedpinClient::unpinAll);
    }

    @Override
    public Flux<PinnedUser> pinned() {
        return flux(FeedpinClient::pinned);
    }

    @Override
    public PinReleaser releaser() {
        return DefaultFeedpinClient.requireStore(releaser);
    }

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public FeedpinClient with(RunOptions other) {
        requireAllowed(other.userIdType());
        if (releaser == null) {
            DefaultFeedpinClient.requireNoRelease(other);
        }
        return new TenantClient(pool, key, card, other, releaser);
    }

    @Override
    public FeedpinClient chat(String chatId) {
        return new TenantClient(pool, key, FeedCard.groupChat(chatId), options, releaser);
    }

    @Override
    public Mono<Integer> runsInProgress() {
        return mono(FeedpinClient::runsInProgress);
    }

    @Override
    public Mono<Void> stopRuns(Duration within, Publisher<?> until) {
        DefaultFeedpinClient.notNegative("within", within);
        Objects.requireNonNull(until, "until");
        return mono(client -> client.stopRuns(within, until));
    }

    @Override
    public Mono<Void> close(Duration grace) {
        DefaultFeedpinClient.notNegative("grace", grace);
        return pool.close(key, tenant -> tenant.close(grace));
    }

    private <T> Mono<T> mono(Function<FeedpinClient, Mono<T>> request) {
        return GuardedDelivery.of(pool.mono(key, tenant -> request.apply(clientOf(tenant))));
    }

    private <T> Flux<T> flux(Function<FeedpinClient, Flux<T>> request) {
        return GuardedDelivery.of(pool.flux(key, tenant -> request.apply(clientOf(tenant))));
    }

    private FeedpinClient clientOf(Tenant tenant) {
        FeedpinClient client = tenant.client().with(options);
        return card.type() == FeedCardType.BOT_CHAT ? client : client.chat(card.id());
    }
}
