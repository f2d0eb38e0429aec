package io.github.feedpin.simulator;

import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Gathers what a {@link PlatformSimulator} is made of. Everything has a default. */
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

    /** The credentials of the one app, instead of some built-in pair; neither may be blank. */
    public PlatformSimulatorBuilder credentials(String appId, String appSecret) {
        this.credentials = new SelfBuiltApp(appId, appSecret);
        return this;
    }

    /** How many calls may arrive within any second and within any minute; each at least 1, by default 50 and 1000. */
    public PlatformSimulatorBuilder quota(int callsPerSecond, int callsPerMinute) {
        require(callsPerSecond >= 1, "callsPerSecond must be at least 1, but is " + callsPerSecond);
        require(callsPerMinute >= 1, "callsPerMinute must be at least 1, but is " + callsPerMinute);
        this.perSecond = callsPerSecond;
        this.perMinute = callsPerMinute;
        return this;
    }

    /**
     * How long a token lives; at least a second, by default 2 hours. Asked again while a quarter of that is left, the
     * platform gives the same token; later a new one, and both are valid until they expire.
     */
    public PlatformSimulatorBuilder tokenLifetime(Duration lifetime) {
        require(lifetime.compareTo(Duration.ofSeconds(1)) >= 0, "lifetime must be at least 1 s, but is " + lifetime);
        this.tokenLifetime = lifetime;
        return this;
    }

    /** How long each round trip takes: half until the request arrives, half until its response does. By default 0. */
    public PlatformSimulatorBuilder latency(Duration roundTrip) {
        return latency(roundTrip, roundTrip);
    }

    /** How long round trips take, drawn anew for each. Not negative, and {@code max} not shorter than {@code min}. */
    public PlatformSimulatorBuilder latency(Duration min, Duration max) {
        this.minLatency = Objects.requireNonNull(min, "min");
        this.maxLatency = Objects.requireNonNull(max, "max");
        return this;
    }

    /**
     * The users who have no chat with the bot: a call for them succeeds, and names them as failed. By default nobody.
     *
     * @param which asked with each call, on any thread, one at a time; must not block
     */
    public PlatformSimulatorBuilder notInChat(Predicate<String> which) {
        this.notInChat = Objects.requireNonNull(which, "which");
        return this;
    }

    /**
     * The ids that do not exist: a call that holds one is rejected as a whole. By default none, other than those that
     * cannot be of their type.
     *
     * @param which asked with each call, on any thread, one at a time; must not block
     */
    public PlatformSimulatorBuilder unknownUsers(Predicate<String> which) {
        this.unknownUsers = Objects.requireNonNull(which, "which");
        return this;
    }

    /**
     * What goes wrong from the beginning, for instance {@code script -> script.on(FaultTrigger.calls(1, 2),
     * Fault.stall())}. By default nothing.
     *
     * @param writer writes the script of each simulator that is built, and of each that is reset
     */
    public PlatformSimulatorBuilder faults(Consumer<FaultScript> writer) {
        this.faults = Objects.requireNonNull(writer, "writer");
        return this;
    }

    /** After how long a call in memory fails for want of a response; positive, by default 20 seconds. */
    public PlatformSimulatorBuilder callTimeout(Duration timeout) {
        require(!timeout.isZero() && !timeout.isNegative(), "callTimeout must be positive, but is " + timeout);
        this.callTimeout = timeout;
        return this;
    }

    /**
     * Whether the journal keeps the ids of every call, or only their number, which saves memory. By default it keeps
     * them.
     */
    public PlatformSimulatorBuilder journalUserIds(boolean keep) {
        this.journalUserIds = keep;
        return this;
    }

    /** Where time comes from: arrivals, limits, expiry and latency follow it. By default the system's. */
    public PlatformSimulatorBuilder timeSource(TimeSource source) {
        this.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /** From what tokens and latencies are drawn: the same seed draws the same ones. */
    public PlatformSimulatorBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /** @throws IllegalArgumentException when the latency is negative, or its bounds are the wrong way round */
    public PlatformSimulator build() {
        Journal journal = new Journal();
        FaultScript script = new FaultScript(faults);
        Directory directory = new Directory(unknownUsers, notInChat);
        TokenIssuer tokens = new TokenIssuer(tokenLifetime, new Random(seed));
        Rules rules = new Rules(credentials, tokens, new RateLimit(perSecond, perMinute), directory);
        Engine engine = new Engine(time, rules, script, new JournalWriter(journal, journalUserIds));
        RoundTrip roundTrip = new RoundTrip(time, new Random(seed), minLatency, maxLatency);
        Transports doors = new Transports(engine, roundTrip, new OpenExchanges(), time, callTimeout);
        return new PlatformSimulator(credentials, doors, directory, script, journal);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
