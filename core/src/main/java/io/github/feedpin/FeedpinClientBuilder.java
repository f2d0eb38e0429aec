package io.github.feedpin;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.call.FirstCall;
import io.github.feedpin.internal.call.RejectionLog;
import io.github.feedpin.internal.guard.ForeignCode;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.internal.run.ClientObservations;
import io.github.feedpin.internal.run.CompositeRunListener;
import io.github.feedpin.internal.run.RunSetup;
import io.github.feedpin.observation.ObservedPlatform;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a {@link FeedpinClient} is made of. Only the credentials, or something in their place, have no default.
 */
public final class FeedpinClientBuilder {

    private final FeedpinPlatform platform;
    private @Nullable Function<TimeSource, TokenProvider> tokens;
    private Function<TimeSource, QuotaLimiter> limiter = time -> QuotaLimiter.of(Quota.platformDefault(), time);
    private BatchingPolicy batching = BatchingPolicy.defaults();
    private ConcurrencyLimits concurrency = ConcurrencyLimits.defaults();
    private RetryPolicy retry = RetryPolicy.defaults();
    private RunOptions options = RunOptions.defaults();
    private TimeSource time = TimeSource.system();
    private final List<RunListener> listeners = new ArrayList<>();
    private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;
    private String name = "feedpinClient";
    private @Nullable String appId;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    FeedpinClientBuilder(FeedpinPlatform platform) {
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    /** Fetches the access tokens with these credentials. */
    public FeedpinClientBuilder credentials(AppCredentials credentials) {
        Objects.requireNonNull(credentials, "credentials");
        this.tokens = source -> TokenProvider.caching(observedPlatform(), credentials, source);
        this.appId = credentials.appId();
        return this;
    }

    /** Uses this token as it is, instead of credentials. */
    public FeedpinClientBuilder accessToken(AccessToken token) {
        return tokenProvider(TokenProvider.fixed(token));
    }

    /** Asks this provider for tokens, instead of credentials. */
    public FeedpinClientBuilder tokenProvider(TokenProvider provider) {
        Objects.requireNonNull(provider, "provider");
        this.tokens = source -> provider;
        this.appId = null;
        return this;
    }

    /** How many calls are allowed; by default what the platform documents. */
    public FeedpinClientBuilder quota(Quota quota) {
        Objects.requireNonNull(quota, "quota");
        this.limiter = source -> QuotaLimiter.of(quota, source);
        return this;
    }

    /** A limiter that is shared with other clients of the same app, instead of a quota of this client's own. */
    public FeedpinClientBuilder quotaLimiter(QuotaLimiter shared) {
        Objects.requireNonNull(shared, "shared");
        this.limiter = source -> shared;
        return this;
    }

    /** How users are put into calls. */
    public FeedpinClientBuilder batching(BatchingPolicy policy) {
        this.batching = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** Sets how much work may be in progress at once. */
    public FeedpinClientBuilder concurrency(ConcurrencyLimits limits) {
        this.concurrency = Objects.requireNonNull(limits, "limits");
        return this;
    }

    /** How often a failed call is sent again. */
    public FeedpinClientBuilder retry(RetryPolicy policy) {
        this.retry = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /** How runs are done, unless {@link FeedpinClient#with} says otherwise. */
    public FeedpinClientBuilder options(RunOptions runOptions) {
        this.options = Objects.requireNonNull(runOptions, "runOptions");
        return this;
    }

    /** Adds one who is told what happens in all runs and singles of this client, whatever the options of a run say. */
    public FeedpinClientBuilder listener(RunListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Where runs, singles, calls and the fetching of tokens are observed, as
     * {@link io.github.feedpin.observation.FeedpinObservation} lists them; by default nowhere. A
     * {@linkplain #tokenProvider token provider} of one's own observes its fetches only if it was made with an
     * {@link ObservedPlatform}.
     */
    public FeedpinClientBuilder observationRegistry(ObservationRegistry registry) {
        this.observationRegistry = Objects.requireNonNull(registry, "registry");
        return this;
    }

    /** How this client is called among others in what is observed and logged; by default {@code feedpinClient}. */
    public FeedpinClientBuilder name(String clientName) {
        this.name = Objects.requireNonNull(clientName, "clientName");
        return this;
    }

    /** Where time comes from; for tests in virtual time. */
    public FeedpinClientBuilder timeSource(TimeSource source) {
        this.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Where the jitter of the backoff is drawn from; for tests that must repeat.
     *
     * @param source gives a number from 0 (included) to 1 (excluded), on any thread; must not block
     */
    public FeedpinClientBuilder jitter(DoubleSupplier source) {
        this.jitter = Objects.requireNonNull(source, "source");
        return this;
    }

    /** @throws IllegalStateException when there are neither credentials nor something in their place */
    public FeedpinClient build() {
        if (tokens == null) {
            throw new IllegalStateException("A client needs credentials(…), or an accessToken(…) or tokenProvider(…)");
        }
        RunSetup setup = new RunSetup(
                new CallSender(
                        observedPlatform(),
                        tokens.apply(time),
                        limiter.apply(time),
                        time,
                        new RejectionBreaker(time, new RejectionLog(name, appId)),
                        new FirstCall(time)),
                new BatchPlanner(batching, time),
                batching,
                concurrency,
                retry,
                time,
                FeedpinClientBuilder.guarded(jitter),
                new CompositeRunListener(List.copyOf(listeners)),
                new ClientObservations(observationRegistry, name));
        return new DefaultFeedpinClient(setup, options);
    }

    /** Jitter that a source which throws, or gives no number from 0 to 1, does not spoil. */
    private static DoubleSupplier guarded(DoubleSupplier source) {
        return () -> {
            double drawn = Double.NaN;
            try {
                drawn = source.getAsDouble();
            } catch (Throwable failure) {
                ForeignCode.logFailure("The source of the jitter", failure);
            }
            return drawn >= 0 && drawn < 1 ? drawn : ThreadLocalRandom.current().nextDouble();
        };
    }

    private FeedpinPlatform observedPlatform() {
        return ObservedPlatform.of(platform, observationRegistry, name);
    }
}
