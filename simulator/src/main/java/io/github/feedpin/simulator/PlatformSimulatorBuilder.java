package io.github.feedpin.simulator;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.engine.Chats;
import io.github.feedpin.simulator.internal.engine.Directory;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.engine.Rules;
import io.github.feedpin.simulator.internal.engine.SecretValues;
import io.github.feedpin.simulator.internal.engine.StoreAppRules;
import io.github.feedpin.simulator.internal.engine.Tenant;
import io.github.feedpin.simulator.internal.engine.TokenIssuer;
import io.github.feedpin.simulator.internal.transport.OpenExchanges;
import io.github.feedpin.simulator.internal.transport.RoundTrip;
import io.github.feedpin.simulator.internal.transport.Transports;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builder of a {@link PlatformSimulator}. Every setting has a default. */
// Long, since each setting has its method and its documentation here.
public final class PlatformSimulatorBuilder {

    private SelfBuiltApp credentials = new SelfBuiltApp("cli_simulated", "simulated-secret");
    private StoreApp storeApp = new StoreApp("cli_simulated_store", "simulated-store-secret");
    private String verificationToken = "simulated-verification-token";
    private @Nullable String encryptKey;
    private Duration resendDelay = Duration.ofSeconds(2);
    private final Set<TenantKey> tenants = new HashSet<>();
    private Predicate<String> unknownChats = chatId -> false;
    private Predicate<String> chatsWithoutBot = chatId -> false;
    private int perSecond = 50;
    private int perMinute = 1000;
    private Duration tokenLifetime = Duration.ofHours(2);
    private Duration minLatency = Duration.ZERO;
    private Duration maxLatency = Duration.ZERO;
    private Predicate<String> notInChat = userId -> false;
    private Predicate<String> unknownUsers = userId -> false;
    private boolean journalUserIds = true;
    private TimeSource time = TimeSource.system();
    private Duration callTimeout = Duration.ofSeconds(20);
    private Consumer<FaultScript> faults = script -> {};
    private long seed = 1;

    PlatformSimulatorBuilder() {}

    /**
     * Sets the credentials of the self-built app, instead of built-in ones.
     *
     * @param appId the id of the app; not blank
     * @param appSecret the secret of the app; not blank
     * @return this builder
     * @throws IllegalArgumentException if one of them is blank
     */
    public PlatformSimulatorBuilder credentials(String appId, String appSecret) {
        this.credentials = new SelfBuiltApp(appId, appSecret);
        return this;
    }

    /**
     * Sets the credentials of the store app, instead of built-in ones.
     *
     * @param credentials the credentials, which requests of the app must contain
     * @return this builder
     */
    public PlatformSimulatorBuilder storeApp(StoreApp credentials) {
        this.storeApp = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /**
     * Adds a tenant that has installed the store app. Without one, as by default, every tenant has installed it.
     *
     * @param key the key of the tenant
     * @return this builder
     */
    public PlatformSimulatorBuilder tenant(TenantKey key) {
        tenants.add(Objects.requireNonNull(key, "key"));
        return this;
    }

    /**
     * Sets the Verification Token that the events of the store app contain, instead of a built-in one.
     *
     * @param token the token, which the receiver of events must know
     * @return this builder
     */
    public PlatformSimulatorBuilder verificationToken(String token) {
        this.verificationToken = Objects.requireNonNull(token, "token");
        return this;
    }

    /**
     * Sets the Encrypt Key, with which the events of the store app are encrypted and signed. By default there is none.
     *
     * @param key the key, which the receiver of events must know
     * @return this builder
     */
    public PlatformSimulatorBuilder encryptKey(String key) {
        this.encryptKey = Objects.requireNonNull(key, "key");
        return this;
    }

    /**
     * Sets the delay from a request to resend a ticket to its push; by default 2 seconds.
     *
     * @param delay 0 to 2 minutes
     * @return this builder
     * @throws IllegalArgumentException if {@code delay} is outside of this range
     */
    public PlatformSimulatorBuilder ticketResendDelay(Duration delay) {
        this.resendDelay = StoreAppSettings.checkedDelay(delay);
        return this;
    }

    /**
     * Sets the group chats that do not exist: a call for one of them is rejected with code 230001. By default none.
     *
     * @param which called with the id of the chat of each call, on any thread, sequentially; must not block
     * @return this builder
     */
    public PlatformSimulatorBuilder unknownChats(Predicate<String> which) {
        this.unknownChats = Objects.requireNonNull(which, "which");
        return this;
    }

    /**
     * Sets the group chats that the bot is not in: a call for one of them is rejected with code 230027. By default
     * none.
     *
     * @param which called with the id of the chat of each call, on any thread, sequentially; must not block
     * @return this builder
     */
    public PlatformSimulatorBuilder chatsWithoutBot(Predicate<String> which) {
        this.chatsWithoutBot = Objects.requireNonNull(which, "which");
        return this;
    }

    /**
     * Sets the maximum number of calls within any second and any minute, for each tenant and API.
     *
     * @param callsPerSecond at least 1; by default 50
     * @param callsPerMinute at least 1; by default 1000
     * @return this builder
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public PlatformSimulatorBuilder quota(int callsPerSecond, int callsPerMinute) {
        checkQuota(callsPerSecond, callsPerMinute);
        this.perSecond = callsPerSecond;
        this.perMinute = callsPerMinute;
        return this;
    }

    /**
     * Sets the lifetime of a token; by default 2 hours. While a quarter of it is left, the platform grants the same
     * token again; after that, it grants a new one, and both are valid until they expire.
     *
     * @param lifetime at least a second
     * @return this builder
     * @throws IllegalArgumentException if {@code lifetime} is shorter than a second
     */
    public PlatformSimulatorBuilder tokenLifetime(Duration lifetime) {
        require(lifetime.compareTo(Duration.ofSeconds(1)) >= 0, "lifetime must be at least 1 s, but is " + lifetime);
        this.tokenLifetime = lifetime;
        return this;
    }

    /**
     * Sets the latency of each round trip: half before the request arrives, half after it. By default 0.
     *
     * @param roundTrip the latency; {@link #build()} fails if it is negative
     * @return this builder
     */
    public PlatformSimulatorBuilder latency(Duration roundTrip) {
        return latency(roundTrip, roundTrip);
    }

    /**
     * Sets the bounds of a random latency. {@link #build()} fails if they are invalid.
     *
     * @param min the shortest round trip; not negative
     * @param max the longest round trip; not shorter than {@code min}
     * @return this builder
     */
    public PlatformSimulatorBuilder latency(Duration min, Duration max) {
        this.minLatency = Objects.requireNonNull(min, "min");
        this.maxLatency = Objects.requireNonNull(max, "max");
        return this;
    }

    /**
     * Sets the users that are not in the chat: a call for them succeeds, and names them as failed. By default none.
     *
     * @param which called with the ids of each call, on any thread, sequentially; must not block
     * @return this builder
     */
    public PlatformSimulatorBuilder notInChat(Predicate<String> which) {
        this.notInChat = Objects.requireNonNull(which, "which");
        return this;
    }

    /**
     * Sets the ids that do not exist: a call with one of them is rejected as a whole. By default none, other than those
     * that cannot be of their type.
     *
     * @param which called with the ids of each call, on any thread, sequentially; must not block
     * @return this builder
     */
    public PlatformSimulatorBuilder unknownUsers(Predicate<String> which) {
        this.unknownUsers = Objects.requireNonNull(which, "which");
        return this;
    }

    /**
     * Sets the initial faults, for instance {@code script -> script.on(FaultTrigger.calls(1, 2), Fault.stall())}. By
     * default none.
     *
     * @param writer called with the script of each simulator when it is built, and when it is reset
     * @return this builder
     */
    public PlatformSimulatorBuilder faults(Consumer<FaultScript> writer) {
        this.faults = Objects.requireNonNull(writer, "writer");
        return this;
    }

    /**
     * Sets the timeout of a call in memory without a response; by default 20 seconds.
     *
     * @param timeout the time from the subscription; positive
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public PlatformSimulatorBuilder callTimeout(Duration timeout) {
        require(!timeout.isZero() && !timeout.isNegative(), "callTimeout must be positive, but is " + timeout);
        this.callTimeout = timeout;
        return this;
    }

    /**
     * Sets whether the journal keeps the ids of every call, as by default, or only their number to save memory.
     *
     * @param keep whether ids are kept
     * @return this builder
     */
    public PlatformSimulatorBuilder journalUserIds(boolean keep) {
        this.journalUserIds = keep;
        return this;
    }

    /**
     * Sets the time source of arrivals, limits, expiry and latency. By default the system's.
     *
     * @param source the time source, for instance one of virtual time
     * @return this builder
     */
    public PlatformSimulatorBuilder timeSource(TimeSource source) {
        this.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Sets the seed of tokens and latencies: the same seed draws the same ones.
     *
     * @param value any number; by default 1
     * @return this builder
     */
    public PlatformSimulatorBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /**
     * Builds the simulator.
     *
     * @return a new simulator; each has its own state
     * @throws IllegalArgumentException if the latency is negative, or its maximum is shorter than its minimum
     */
    public PlatformSimulator build() {
        Journal journal = new Journal();
        FaultScript script = new FaultScript(faults);
        SecretValues values = new SecretValues(new Random(seed));
        Set<TenantKey> installed = Set.copyOf(tenants);
        StoreAppRules store = new StoreAppRules(
                storeApp,
                key -> installed.isEmpty() || installed.contains(key),
                this::newTenant,
                tokenLifetime,
                new SecretValues(new Random(~seed)));
        Tenant tenant = newTenant(null);
        Chats chats = new Chats(unknownChats, chatsWithoutBot);
        TokenIssuer<Tenant> tokens = new TokenIssuer<>(tokenLifetime, () -> values.next("t-"));
        Rules rules = new Rules(credentials, tenant, store, chats, tokens);
        Engine engine = new Engine(time, rules, script::effectOn, new JournalWriter(journal, journalUserIds));
        RoundTrip roundTrip = new RoundTrip(time, new Random(seed), minLatency, maxLatency);
        Transports transports = new Transports(engine, roundTrip, new OpenExchanges(), time, callTimeout);
        StoreAppSettings settings = new StoreAppSettings(storeApp, verificationToken, encryptKey, resendDelay);
        return new PlatformSimulator(
                credentials,
                transports,
                tenant.directory(),
                new SimulatedStoreApp(settings, transports),
                script,
                journal);
    }

    static void checkQuota(int callsPerSecond, int callsPerMinute) {
        require(callsPerSecond >= 1, "callsPerSecond must be at least 1, but is " + callsPerSecond);
        require(callsPerMinute >= 1, "callsPerMinute must be at least 1, but is " + callsPerMinute);
    }

    private Tenant newTenant(@Nullable TenantKey key) {
        return new Tenant(key, perSecond, perMinute, new Directory(unknownUsers, notInChat));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
