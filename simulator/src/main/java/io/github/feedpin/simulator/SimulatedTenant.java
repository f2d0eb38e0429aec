package io.github.feedpin.simulator;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.engine.Installation;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A tenant of a {@link SimulatedStoreApp}, with its own users, limits and tokens. Changes apply from the next request
 * on, and push no event. Thread-safe.
 */
public final class SimulatedTenant {

    private final TenantKey key;
    private final Engine engine;

    SimulatedTenant(TenantKey key, Engine engine) {
        this.key = key;
        this.engine = engine;
    }

    /** {@return the key of the tenant} */
    public TenantKey key() {
        return key;
    }

    /** Installs and enables the app, with its scope; tokens that have not expired are valid again. */
    public void install() {
        become(Installation.ACTIVE);
    }

    /** Disables the app: calls are rejected with code 99991662, tokens are still granted. */
    public void stop() {
        become(Installation.STOPPED);
    }

    /** Withdraws the scope: calls are rejected with code 99991672, tokens are still granted. */
    public void removeScope() {
        become(Installation.WITHOUT_SCOPE);
    }

    /** Uninstalls the app: calls are rejected with code 99991673, requests for a token with code 20009. */
    public void uninstall() {
        become(Installation.UNINSTALLED);
    }

    /**
     * Replaces the limits of each API by unused ones.
     *
     * @param callsPerSecond the maximum number of calls within any second; at least 1
     * @param callsPerMinute the maximum number of calls within any minute; at least 1
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public void setQuota(int callsPerSecond, int callsPerMinute) {
        PlatformSimulatorBuilder.checkQuota(callsPerSecond, callsPerMinute);
        engine.changeTenant(key, tenant -> tenant.limit(callsPerSecond, callsPerMinute));
    }

    /**
     * Replaces the users that are not in the chat.
     *
     * @param which called with the ids of each call, on any thread, sequentially; must not block
     */
    public void setNotInChat(Predicate<String> which) {
        Objects.requireNonNull(which, "which");
        engine.directoryOf(key).setNotInChat(which);
    }

    /**
     * Replaces the ids that do not exist.
     *
     * @param which called with the ids of each call, on any thread, sequentially; must not block
     */
    public void setUnknownUsers(Predicate<String> which) {
        Objects.requireNonNull(which, "which");
        engine.directoryOf(key).setUnknown(which);
    }

    /** Invalidates the tokens for this tenant; the next request for a token gets a new one. */
    public void revokeTokens() {
        engine.revokeTokens(key);
    }

    /**
     * {@return whether the bot's chat is pinned for a user}
     *
     * @param userId the id in the form in which calls send it
     */
    public boolean isPinned(String userId) {
        return engine.directoryOf(key).isPinned(FeedCard.BOT_CHAT, userId);
    }

    /** {@return a copy of the ids for which the bot's chat is pinned} */
    public Set<String> pinnedUsers() {
        return pinnedUsers(FeedCard.BOT_CHAT);
    }

    /**
     * {@return a copy of the ids for which a card is pinned}
     *
     * @param card the bot's chat, or a group chat
     */
    public Set<String> pinnedUsers(FeedCard card) {
        return engine.directoryOf(key).pinned(card);
    }

    private void become(Installation installation) {
        engine.changeTenant(key, tenant -> tenant.become(installation));
    }

    /** Returns the key. */
    @Override
    public String toString() {
        return "SimulatedTenant[" + key + "]";
    }
}
