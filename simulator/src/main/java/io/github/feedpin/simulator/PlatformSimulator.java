package io.github.feedpin.simulator;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.internal.engine.Directory;
import io.github.feedpin.simulator.internal.transport.Transports;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Simulator of the platform for a self-built app in one tenant, and a {@linkplain #storeApp() store app} in any number
 * of tenants, which strictly enforces the platform's rules. It is used in memory, over HTTP, or both at once; the
 * transports share tokens, limits, users and journal. Thread-safe.
 *
 * <pre>{@code
 * PlatformSimulator simulator = PlatformSimulator.builder().notInChat(id -> id.endsWith("7")).build();
 * FeedpinClient client = FeedpinClient.builder(simulator.platform()).credentials(simulator.credentials()).build();
 * }</pre>
 *
 * <p>A call is checked in this order: its token (missing, unknown, expired, revoked), for a store app its installation
 * in the tenant, the limits, its form (JSON, types, 1 to 50 ids), the group chat, ids that cannot be of the given type,
 * users that do not exist, and users that are not in the chat. A call that the limits reject does not count in them.
 * The bot's chat and group chats have limits of their own; all group chats share theirs. {@link #faults()} deviate from
 * the rules.
 *
 * <p>An open_id begins with {@code ou_}, a union_id with {@code on_}, followed by any number of letters, digits,
 * {@code _} and {@code -}; a user_id may be anything, since tenants choose theirs. A call with another id, such as an
 * e-mail address or a union_id among open_ids, is rejected as a whole, with the code of ids that do not exist:
 * 99992351, 99992363.
 */
public final class PlatformSimulator {

    private final SelfBuiltApp credentials;
    private final Transports transports;
    private final Directory directory;
    private final SimulatedStoreApp storeApp;
    private final FaultScript faults;
    private final Journal journal;

    PlatformSimulator(
            SelfBuiltApp credentials,
            Transports transports,
            Directory directory,
            SimulatedStoreApp storeApp,
            FaultScript faults,
            Journal journal) {
        this.credentials = credentials;
        this.transports = transports;
        this.directory = directory;
        this.storeApp = storeApp;
        this.faults = faults;
        this.journal = journal;
    }

    /**
     * {@return a new simulator with the defaults} All users are in the chat; 50 calls/s, 1000 calls/min, tokens of 2
     * hours, no latency.
     */
    public static PlatformSimulator create() {
        return builder().build();
    }

    /** {@return a new builder with the defaults of {@link #create()}} */
    public static PlatformSimulatorBuilder builder() {
        return new PlatformSimulatorBuilder();
    }

    /** {@return the credentials of the self-built app} */
    public SelfBuiltApp credentials() {
        return credentials;
    }

    /** {@return the store app, which has its own tenants} */
    public SimulatedStoreApp storeApp() {
        return storeApp;
    }

    /**
     * {@return the platform in memory} Its calls are lazy: each subscription sends one request, and cancelling before
     * the arrival prevents it. Without latency the response is emitted on the subscribing thread, otherwise on the time
     * source's scheduler, which may be one of virtual time. A call without a response, because of a fault or of
     * latency, fails after the builder's call timeout, with {@link io.github.feedpin.error.NoResponseException}.
     */
    public FeedpinPlatform platform() {
        return transports.memory();
    }

    /**
     * Starts a server on a free port; otherwise like {@link #serve(int)}.
     *
     * @return the server, which is listening; the caller closes it
     */
    public SimulatorServer serve() {
        return serve(0);
    }

    /**
     * Starts an HTTP server on the loopback interface, on Reactor Netty's default event loops. Blocks until the port is
     * bound, so it must not be called on a non-blocking thread. Several servers may share a simulator.
     *
     * @param port the port, 0 to 65535; 0 for a free one
     * @return the server, which is listening; the caller closes it
     */
    public SimulatorServer serve(int port) {
        return SimulatorServer.start(this, transports.http(), port);
    }

    /** {@return the fault script, which can be changed at any time} */
    public FaultScript faults() {
        return faults;
    }

    /** {@return the number of exchanges in progress on both transports} */
    public int openExchanges() {
        return transports.exchanges().count();
    }

    /**
     * {@return a {@link Mono} that completes as soon as no exchange is in progress} A test waits for it, since over
     * HTTP the simulator learns slightly later than the client that an exchange has ended. Lazy; cancelling does not
     * affect the exchanges.
     */
    public Mono<Void> idle() {
        return transports.exchanges().none();
    }

    /** {@return the journal of the requests that have arrived} */
    public Journal journal() {
        return journal;
    }

    /**
     * {@return whether the bot's chat is pinned for a user, in the tenant of the self-built app}
     *
     * @param userId the id in the form in which calls send it
     */
    public boolean isPinned(String userId) {
        return directory.isPinned(BOT_CHAT, userId);
    }

    /** {@return the number of users for whom the bot's chat is pinned, in the tenant of the self-built app} */
    public long pinnedCount() {
        return directory.pinnedCount(BOT_CHAT);
    }

    /** {@return a copy of the ids for which the bot's chat is pinned, in the tenant of the self-built app} */
    public Set<String> pinnedUsers() {
        return pinnedUsers(BOT_CHAT);
    }

    /**
     * {@return a copy of the ids for which a card is pinned, in the tenant of the self-built app}
     *
     * @param card the bot's chat, or a group chat
     */
    public Set<String> pinnedUsers(FeedCard card) {
        return directory.pinned(card);
    }

    /** Invalidates all tokens of both apps at once; the next request for a token gets a new one. */
    public void revokeTokens() {
        transports.engine().revokeTokens();
    }

    /**
     * Restores the initial state: no user is pinned, the journal is empty, the limits are unused, faults, latency and
     * tenants are those of the builder. Clients are not affected: issued tokens and tickets stay valid, and revoked
     * ones become valid again. Exchanges in progress continue, and arrive after the reset; the receiver of events, and
     * what is set for it, stays.
     */
    public void reset() {
        transports.engine().reset(() -> {
            faults.reset();
            journal.clear();
        });
        transports.roundTrip().reset();
    }

    /**
     * Sets the latency of a round trip, for the requests that begin from now on.
     *
     * @param min the shortest; not negative
     * @param max the longest; not shorter than {@code min}
     * @throws IllegalArgumentException if {@code min} is negative, or {@code max} is shorter than it
     */
    public void setLatency(Duration min, Duration max) {
        transports.roundTrip().setLatency(min, max);
    }
}
