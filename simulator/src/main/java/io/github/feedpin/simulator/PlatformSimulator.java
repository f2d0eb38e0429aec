package io.github.feedpin.simulator;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.FeedpinPlatform;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * A platform of one's own: one self-built app in one tenant, with the platform's rules enforced to the letter. Use it
 * in memory, or over HTTP, or both at once; they share tokens, limits, users and journal. Thread-safe.
 *
 * <pre>{@code
 * PlatformSimulator simulator = PlatformSimulator.builder().notInChat(id -> id.endsWith("7")).build();
 * FeedpinClient client = FeedpinClient.builder(simulator.platform()).credentials(simulator.credentials()).build();
 * }</pre>
 *
 * <p>What a call meets, in this order: its token (missing, unknown, expired, revoked), the limits, its form (JSON,
 * types, 1 to 50 ids), ids that cannot be of the type that the call names, users who do not exist, and users who are
 * not in the chat. A call that the limits reject does not count in them. The platform does what it should, unless
 * {@link #faults()} say otherwise.
 *
 * <p>An open_id begins with {@code ou_}, a union_id with {@code on_}, and letters, digits, {@code _} and {@code -}
 * follow, of any number; a user_id may be anything, since tenants choose theirs. A call with another id, an e-mail
 * address or a union_id among open_ids, say, is rejected as a whole, with the code of ids that do not exist: 99992351,
 * 99992363.
 */
public final class PlatformSimulator {

    private final AppCredentials credentials;
    private final Transports doors;
    private final Directory directory;
    private final FaultScript faults;
    private final Journal journal;

    PlatformSimulator(
            AppCredentials credentials, Transports doors, Directory directory, FaultScript faults, Journal journal) {
        this.credentials = credentials;
        this.doors = doors;
        this.directory = directory;
        this.faults = faults;
        this.journal = journal;
    }

    /** Everybody exists and is in the chat, 50 calls a second and 1000 a minute, tokens of 2 hours, no latency. */
    public static PlatformSimulator create() {
        return builder().build();
    }

    /** Begins a simulator that differs from {@link #create()}. */
    public static PlatformSimulatorBuilder builder() {
        return new PlatformSimulatorBuilder();
    }

    /** The credentials of the one app. */
    public AppCredentials credentials() {
        return credentials;
    }

    /**
     * The simulator in memory. Lazy, and each subscription is a request of its own; cancelling one before its arrival
     * prevents it. Without latency the response comes on the thread that subscribes, otherwise on the time source's
     * scheduler. With a virtual-time scheduler nothing waits. A call without a response, because of a fault or of
     * latency, fails after the call timeout of the builder, with {@link io.github.feedpin.error.NoResponseException}.
     */
    public FeedpinPlatform platform() {
        return doors.memory();
    }

    /** Serves on a free port; otherwise like {@link #serve(int)}. */
    public SimulatorServer serve() {
        return serve(0);
    }

    /**
     * Serves over HTTP on the loopback interface, on Reactor Netty's default event loops. Waits until the port is
     * bound, so it must not be called on a thread that may not block. Several may serve the same simulator at once.
     *
     * @param port the port; 0 for one that is free
     */
    public SimulatorServer serve(int port) {
        return SimulatorServer.start(this, doors.http(), port);
    }

    /** What goes wrong, to be changed at any time. */
    public FaultScript faults() {
        return faults;
    }

    /** How many exchanges are under way through both doors: begun by a client, and neither answered nor given up. */
    public int openExchanges() {
        return doors.exchanges().count();
    }

    /**
     * Completes as soon as no exchange is under way, at once when none is. Over HTTP the simulator learns a moment
     * later than the client that an exchange has ended; so this is what a test waits for. Lazy; cancelling has no
     * effect on the exchanges.
     */
    public Mono<Void> idle() {
        return doors.exchanges().none();
    }

    /** What has arrived so far. */
    public Journal journal() {
        return journal;
    }

    /** Whether the chat is pinned for this user now. */
    public boolean isPinned(String userId) {
        return directory.isPinned(userId);
    }

    /** For how many users the chat is pinned now. */
    public long pinnedCount() {
        return directory.pinnedCount();
    }

    /** A copy of the ids for which the chat is pinned now. */
    public Set<String> pinnedUsers() {
        return directory.pinned();
    }

    /** Makes every token that has been handed out invalid at once; who asks again gets a new one. */
    public void revokeTokens() {
        doors.engine().revokeTokens();
    }

    /**
     * Makes it as it was when it was built, for whoever uses it next: nobody is pinned, the journal is empty, the
     * limits are unused, faults and latency are those of the builder. Clients need not know of it: tokens that have
     * been handed out stay valid, and revoked ones become so again. What is under way goes on, and arrives after the
     * reset.
     */
    public void reset() {
        doors.engine().reset();
        doors.roundTrip().reset();
    }

    /**
     * Changes how long a round trip takes, for the requests that begin from now on.
     *
     * @param min the shortest; not negative
     * @param max the longest; not shorter than {@code min}
     */
    public void setLatency(Duration min, Duration max) {
        doors.roundTrip().setLatency(min, max);
    }
}
