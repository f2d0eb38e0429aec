package io.github.feedpin;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.error.LogText;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.call.CallTarget;
import io.github.feedpin.internal.call.ClientLimiters;
import io.github.feedpin.internal.call.FirstCall;
import io.github.feedpin.internal.call.RejectionLog;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.internal.release.DefaultPinReleaser;
import io.github.feedpin.internal.release.GuardedPinStore;
import io.github.feedpin.internal.release.PinCalls;
import io.github.feedpin.internal.release.PinRecorder;
import io.github.feedpin.internal.release.ReleaseSender;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.internal.run.ClientComponents;
import io.github.feedpin.internal.run.ClientObservations;
import io.github.feedpin.internal.run.CompositeRunListener;
import io.github.feedpin.internal.run.StoppableRuns;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.observation.ObservedPlatform;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SecretSourcePlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.StoreAppTokens;
import io.github.feedpin.token.TokenProvider;
import io.github.feedpin.token.TokenStore;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Builder of a {@link FeedpinClient}. All settings except the credentials, or the access token or token provider that
 * replaces them, have defaults. Not thread-safe.
 */
// Long, since each setting has its method and its documentation here; the rest only puts the parts together.
public final class FeedpinClientBuilder {

    private final FeedpinPlatform platform;
    private @Nullable Supplier<TokenProvider> tokens;
    private @Nullable TokenStore tokenStore;
    private @Nullable Mono<String> secret;
    private QuotaLimiterFactory limiters = QuotaLimiterFactory.of(Quota.platformDefault());
    private boolean sharedLimiter;
    private BatchingPolicy batching = BatchingPolicy.defaults();
    private ConcurrencyLimits concurrency = ConcurrencyLimits.defaults();
    private RetryPolicy retry = RetryPolicy.defaults();
    private RunOptions options = RunOptions.defaults();
    private TimeSource time = TimeSource.system();
    private final List<RunListener> listeners = new ArrayList<>();
    private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;
    private String name = "feedpinClient";
    private @Nullable String appId;
    private @Nullable String credentialsAppId;
    private @Nullable PinStore pinStore;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    FeedpinClientBuilder(FeedpinPlatform platform) {
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    /**
     * Sets the credentials that access tokens are fetched with. Replaces a token or token provider that is set.
     *
     * @param credentials the id and the secret of a self-built app; a store app uses {@link #buildTenants}
     * @return this builder
     */
    public FeedpinClientBuilder credentials(SelfBuiltApp credentials) {
        Objects.requireNonNull(credentials, "credentials");
        this.tokens = () -> TokenProvider.caching(observedPlatform(AppType.SELF_BUILT), credentials, time, tokenStore);
        this.credentialsAppId = credentials.appId();
        return this;
    }

    /**
     * Sets the id of the app, which a {@linkplain #pinStore pin store} needs if an access token or a token provider
     * replaces the credentials. Otherwise it is that of the credentials.
     *
     * @param id for instance {@code cli_a1b2c3}; must be that of the credentials, if they are set
     * @return this builder
     * @throws IllegalArgumentException if it is blank
     */
    public FeedpinClientBuilder appId(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The app id is blank");
        }
        this.appId = id;
        return this;
    }

    /**
     * Sets the source of the app's secret, which replaces the one in the credentials, for instance to rotate it without
     * a restart. It is subscribed to for each request that contains the secret: a token fetch, and the request for an
     * app ticket; also at the next fetch after the platform rejected a secret. If it fails, completes empty, or takes
     * longer than the platform's {@link FeedpinPlatform#longestCall()}, no token can be obtained for the time being.
     *
     * @param secret emits the current secret; must not block
     * @return this builder
     */
    public FeedpinClientBuilder appSecret(Mono<String> secret) {
        this.secret = Objects.requireNonNull(secret, "secret");
        return this;
    }

    /**
     * Sets a fixed access token, which replaces credentials, and is not renewed when it expires.
     *
     * @param token a tenant access token that the application obtained elsewhere
     * @return this builder
     */
    public FeedpinClientBuilder accessToken(AccessToken token) {
        return tokenProvider(TokenProvider.fixed(token));
    }

    /**
     * Sets the token provider, which replaces credentials.
     *
     * @param provider provides the tokens of one app in one tenant, for the platform of this client
     * @return this builder
     */
    public FeedpinClientBuilder tokenProvider(TokenProvider provider) {
        Objects.requireNonNull(provider, "provider");
        this.tokens = () -> provider;
        this.credentialsAppId = null;
        return this;
    }

    /**
     * Sets the store through which processes share the access tokens of the app, so that one of them fetches a token
     * for all; by default each process fetches its own. If the store fails, tokens are fetched without it, and a
     * warning is logged. Has no effect with an access token or a token provider.
     *
     * @param store may be shared by several apps
     * @return this builder
     */
    public FeedpinClientBuilder tokenStore(TokenStore store) {
        this.tokenStore = Objects.requireNonNull(store, "store");
        return this;
    }

    /**
     * Sets the quota of calls, once for the bot's chat and once for all group chats together; by default
     * {@linkplain Quota#platformDefault() what the platform documents}. Replaces the limiters that are set.
     *
     * @param quota for a store app, that of each tenant
     * @return this builder
     */
    public FeedpinClientBuilder quota(Quota quota) {
        return quotaLimiters(QuotaLimiterFactory.of(Objects.requireNonNull(quota, "quota")));
    }

    /**
     * Sets the factory of the limiters. Replaces the quota and the limiter that are set.
     *
     * @param factory called once for each API and tenant in use
     * @return this builder
     */
    public FeedpinClientBuilder quotaLimiters(QuotaLimiterFactory factory) {
        this.limiters = Objects.requireNonNull(factory, "factory");
        this.sharedLimiter = false;
        return this;
    }

    /**
     * Sets the limiter of calls for the bot's chat, which is shared with other clients of the same app. Group chats,
     * which have a quota of their own, keep the quota or the factory that is set before. Not for a store app, whose
     * tenants have a quota each.
     *
     * @param shared the same instance for each client of the app
     * @return this builder
     */
    public FeedpinClientBuilder quotaLimiter(QuotaLimiter shared) {
        Objects.requireNonNull(shared, "shared");
        QuotaLimiterFactory others = limiters;
        quotaLimiters((scope, source) -> scope.api() == FeedCardType.BOT_CHAT ? shared : others.create(scope, source));
        this.sharedLimiter = true;
        return this;
    }

    /**
     * Sets how users are batched into calls.
     *
     * @param policy applies to runs and single requests; by default {@link BatchingPolicy#defaults()}
     * @return this builder
     */
    public FeedpinClientBuilder batching(BatchingPolicy policy) {
        this.batching = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets how much work may be in progress at once.
     *
     * @param limits apply to each run, and to the single requests for each chat and type of user id; by default
     *     {@link ConcurrencyLimits#defaults()}
     * @return this builder
     */
    public FeedpinClientBuilder concurrency(ConcurrencyLimits limits) {
        this.concurrency = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /**
     * Sets how failed calls are retried.
     *
     * @param policy applies to runs and single requests, but not to {@link FeedpinClient#send}; by default
     *     {@link RetryPolicy#defaults()}
     * @return this builder
     */
    public FeedpinClientBuilder retry(RetryPolicy policy) {
        this.retry = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets the options of runs, which {@link FeedpinClient#with} replaces.
     *
     * @param runOptions by default {@link RunOptions#defaults()}
     * @return this builder
     */
    public FeedpinClientBuilder options(RunOptions runOptions) {
        this.options = Objects.requireNonNull(runOptions, "runOptions");
        return this;
    }

    /**
     * Adds a listener for all runs and single requests of this client, in addition to the listener of the options.
     *
     * @param listener called concurrently and on any thread; must not block
     * @return this builder
     */
    public FeedpinClientBuilder listener(RunListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets the registry for observations of runs, single requests, calls and token fetches, as
     * {@link io.github.feedpin.observation.FeedpinObservation} documents them. A custom {@linkplain #tokenProvider
     * token provider} observes its fetches only if it uses an {@link ObservedPlatform}.
     *
     * @param registry by default {@link ObservationRegistry#NOOP}, with which nothing is observed
     * @return this builder
     */
    public FeedpinClientBuilder observationRegistry(ObservationRegistry registry) {
        this.observationRegistry = Objects.requireNonNull(registry, "registry");
        return this;
    }

    /**
     * Sets the store that records who is pinned and until when; by default there is none, and pins cannot be
     * {@linkplain RunOptions#withRelease released}. Each call is recorded before it is sent, and its end after that. If
     * the store fails, nothing is sent, and users end as {@linkplain io.github.feedpin.model.NotSentReason#NOT_RECORDED
     * not recorded}. A call for a user waits while a contradicting one, such as a release, is in flight in any process.
     *
     * <p>Requires {@link #credentials} or an {@link #appId}, since pins are recorded for an app. All clients of an app
     * need the same store.
     *
     * @param store may be shared by several apps
     * @return this builder
     */
    public FeedpinClientBuilder pinStore(PinStore store) {
        this.pinStore = Objects.requireNonNull(store, "store");
        return this;
    }

    /**
     * Sets the name of this client in observations and log messages.
     *
     * @param clientName by default {@code feedpinClient}
     * @return this builder
     */
    public FeedpinClientBuilder name(String clientName) {
        this.name = Objects.requireNonNull(clientName, "clientName");
        return this;
    }

    /**
     * Sets the time source; for tests in virtual time.
     *
     * @param source by default {@link TimeSource#system()}
     * @return this builder
     */
    public FeedpinClientBuilder timeSource(TimeSource source) {
        this.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Sets the source of the backoff's jitter; for repeatable tests.
     *
     * @param source returns a number from 0 (inclusive) to 1 (exclusive), on any thread; must not block. If it throws,
     *     or the number is out of range, a random number is used
     * @return this builder
     */
    public FeedpinClientBuilder jitter(DoubleSupplier source) {
        this.jitter = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Builds a client of a self-built app. Sends nothing. The client does not change with this builder afterwards.
     *
     * @return a new client, to be closed when it is no longer used
     * @throws IllegalStateException if there are no credentials, access token or token provider; if there is a pin
     *     store, but neither credentials nor an app id; if the app id is not that of the credentials; or if the options
     *     release pins, but there is no pin store
     */
    public FeedpinClient build() {
        if (tokens == null) {
            throw new IllegalStateException("A client needs credentials(…), or an accessToken(…) or tokenProvider(…)");
        }
        @Nullable String app = knownAppId();
        CallSender sender = new CallSender(
                observedPlatform(AppType.SELF_BUILT),
                new CallTarget(FeedCard.BOT_CHAT, AppType.SELF_BUILT),
                tokens.get(),
                new ClientLimiters(limiters, null, time),
                time,
                new RejectionBreaker(time, new RejectionLog(name, app)),
                new FirstCall(time));
        @Nullable PinCalls pins = pinCalls(app);
        ClientComponents components = components(pins, app).create(sender, null);
        return new DefaultFeedpinClient(
                components,
                options,
                releaser(
                        pins,
                        app,
                        (target, call) ->
                                components.sender().forCard(target.card()).sendRecorded(call, Priority.BULK)));
    }

    /**
     * Builds the clients of a store app, one for each tenant, which have all settings in common.
     *
     * @param app the credentials of the app
     * @param tickets the app's tickets, which the receiver of its events adds
     * @return the clients; none has fetched a token yet
     * @throws IllegalStateException if credentials, an access token, a token provider or a shared limiter is set: they
     *     belong to the client of one tenant; if another app id is set; or if the options release pins, but there is no
     *     pin store
     * @throws IllegalArgumentException if the options are for ids of type {@code user_id}, which the platform does not
     *     allow store apps
     */
    public FeedpinTenants buildTenants(StoreApp app, AppTicketStore tickets) {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(tickets, "tickets");
        if (tokens != null || sharedLimiter) {
            throw new IllegalStateException("The tenants of a store app have a token and a quota each: replace"
                    + " credentials(…), accessToken(…) and tokenProvider(…) by the arguments of buildTenants(…),"
                    + " and quotaLimiter(…) by quotaLimiters(…)");
        }
        @Nullable PinCalls pins = pinCalls(requireSameApp(app.appId()));
        FeedpinPlatform observed = observedPlatform(AppType.STORE);
        TenantFactory factory = new TenantFactory(
                observed,
                StoreAppTokens.create(observed, app, tickets, time, new RejectionLog(name, app.appId()), tokenStore),
                limiters,
                components(pins, app.appId()),
                time,
                options,
                new StoppableRuns(time),
                name,
                app.appId());
        return new DefaultFeedpinTenants(factory, sender -> releaser(pins, app.appId(), sender));
    }

    /** Returns what completes a sender to a client, independent of later changes of this builder. */
    private ComponentsFactory components(@Nullable PinCalls pins, @Nullable String app) {
        BatchPlanner planner = new BatchPlanner(batching, time);
        BatchingPolicy batchingPolicy = batching;
        ConcurrencyLimits limits = concurrency;
        RetryPolicy retryPolicy = retry;
        TimeSource source = time;
        DoubleSupplier guarded = guarded(jitter);
        CompositeRunListener listener = new CompositeRunListener(List.copyOf(listeners));
        ClientObservations observations = new ClientObservations(observationRegistry, name);
        return (sender, tenant) -> new ClientComponents(
                sender,
                planner,
                batchingPolicy,
                limits,
                retryPolicy,
                source,
                guarded,
                listener,
                observations,
                pins == null || app == null ? null : new PinRecorder(pins, app, tenant));
    }

    private @Nullable String knownAppId() {
        @Nullable String ofCredentials = credentialsAppId;
        return ofCredentials == null ? appId : requireSameApp(ofCredentials);
    }

    private String requireSameApp(String ofCredentials) {
        if (appId != null && !appId.equals(ofCredentials)) {
            throw new IllegalStateException(
                    "The appId(…) is " + LogText.of(appId) + ", but the credentials are those of " + ofCredentials);
        }
        return ofCredentials;
    }

    private @Nullable PinCalls pinCalls(@Nullable String app) {
        if (pinStore == null) {
            DefaultFeedpinClient.requireNoRelease(options);
            return null;
        }
        if (app == null) {
            throw new IllegalStateException(
                    "A pin store needs credentials(…) or an appId(…): pins are recorded for an app");
        }
        return new PinCalls(new GuardedPinStore(pinStore, time), time, platform.longestCall());
    }

    private @Nullable PinReleaser releaser(@Nullable PinCalls pins, @Nullable String app, ReleaseSender sender) {
        return pins == null || app == null
                ? null
                : new DefaultPinReleaser(pins, app, sender, concurrency.maxConcurrentCalls(), time);
    }

    /** Replaces what is out of range, and what a source throws, by random numbers. */
    private static DoubleSupplier guarded(DoubleSupplier source) {
        return () -> {
            double drawn = ApplicationCode.call("The source of the jitter", source::getAsDouble, Double.NaN);
            return drawn >= 0 && drawn < 1 ? drawn : ThreadLocalRandom.current().nextDouble();
        };
    }

    private FeedpinPlatform observedPlatform(AppType appType) {
        FeedpinPlatform observed = ObservedPlatform.of(platform, observationRegistry, name, appType);
        return secret == null ? observed : SecretSourcePlatform.of(observed, secret);
    }
}
