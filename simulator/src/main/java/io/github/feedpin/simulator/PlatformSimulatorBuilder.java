package io.github.feedpin.simulator;

import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.internal.engine.Directory;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.engine.RateLimit;
import io.github.feedpin.simulator.internal.engine.Rules;
import io.github.feedpin.simulator.internal.engine.TokenIssuer;
import io.github.feedpin.simulator.internal.transport.OpenExchanges;
import io.github.feedpin.simulator.internal.transport.RoundTrip;
import io.github.feedpin.simulator.internal.transport.Transports;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Builder of a {@link PlatformSimulator}. Every setting has a default. */
public final class PlatformSimulatorBuilder {

    private SelfBuiltApp credentials = new SelfBuiltApp("cli_simulated", "simulated-secret");
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

    /** Sets the credentials of the app, instead of built-in ones; neither may be blank. */
    public PlatformSimulatorBuilder credentials(String appId, String appSecret) {
        this.credentials = new SelfBuiltApp(appId, appSecret);
        return this;
    }

    /** Sets the maximum number of calls within any second and any minute; each at least 1, by default 50 and 1000. */
    public PlatformSimulatorBuilder quota(int callsPerSecond, int callsPerMinute) {
        require(callsPerSecond >= 1, "callsPerSecond must be at least 1, but is " + callsPerSecond);
        require(callsPerMinute >= 1, "callsPerMinute must be at least 1, but is " + callsPerMinute);
        this.perSecond = callsPerSecond;
        this.perMinute = callsPerMinute;
        return this;
    }

    /**
     * Sets the lifetime of a token; at least a second, by default 2 hours. While a quarter of it is left, the platform
     * grants the same token again; after that, it grants a new one, and both are valid until they expire.
     */
    public PlatformSimulatorBuilder tokenLifetime(Duration lifetime) {
        require(lifetime.compareTo(Duration.ofSeconds(1)) >= 0, "lifetime must be at least 1 s, but is " + lifetime);
        this.tokenLifetime = lifetime;
        return this;
    }

    /** Sets the latency of each round trip: half before the request arrives, half after it. By default 0. */
    public PlatformSimulatorBuilder latency(Duration roundTrip) {
        return latency(roundTrip, roundTrip);
    }

    /** Sets the bounds of a random latency. Not negative, and {@code max} not shorter than {@code min}. */
    public PlatformSimulatorBuilder latency(Duration min, Duration max) {
        this.minLatency = Objects.requireNonNull(min, "min");
        this.maxLatency = Objects.requireNonNull(max, "max");
        return this;
    }

    /**
     * Sets the users that are not in the chat: a call for them succeeds, and names them as failed. By default none.
     *
     * @param which called with the ids of each call, on any thread, sequentially; must not block
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
     */
    public PlatformSimulatorBuilder faults(Consumer<FaultScript> writer) {
        this.faults = Objects.requireNonNull(writer, "writer");
        return this;
    }

    /** Sets the timeout of a call in memory without a response; positive, by default 20 seconds. */
    public PlatformSimulatorBuilder callTimeout(Duration timeout) {
        require(!timeout.isZero() && !timeout.isNegative(), "callTimeout must be positive, but is " + timeout);
        this.callTimeout = timeout;
        return this;
    }

    /** Sets whether the journal keeps the ids of every call, as by default, or only their number to save memory. */
    public PlatformSimulatorBuilder journalUserIds(boolean keep) {
        this.journalUserIds = keep;
        return this;
    }

    /** Sets the time source of arrivals, limits, expiry and latency. By default the system's. */
    public PlatformSimulatorBuilder timeSource(TimeSource source) {
        this.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Sets the seed of tokens and latencies: the same seed draws the same ones. */
    public PlatformSimulatorBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /**
     * Builds the simulator.
     *
     * @throws IllegalArgumentException if the latency is negative, or its maximum is shorter than its minimum
     */
    public PlatformSimulator build() {
        Journal journal = new Journal();
        FaultScript script = new FaultScript(faults);
        Directory directory = new Directory(unknownUsers, notInChat);
        TokenIssuer tokens = new TokenIssuer(tokenLifetime, new Random(seed));
        Rules rules = new Rules(credentials, tokens, new RateLimit(perSecond, perMinute), directory);
        Engine engine = new Engine(time, rules, script::effectOn, new JournalWriter(journal, journalUserIds));
        RoundTrip roundTrip = new RoundTrip(time, new Random(seed), minLatency, maxLatency);
        Transports transports = new Transports(engine, roundTrip, new OpenExchanges(), time, callTimeout);
        return new PlatformSimulator(credentials, transports, directory, script, journal);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
