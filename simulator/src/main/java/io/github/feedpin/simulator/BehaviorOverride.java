package io.github.feedpin.simulator;

/**
 * How the platform departs from its own rules for one request.
 *
 * @param revokesTokens whether it revokes all tokens first
 * @param repeatsToken whether it hands out the newest token again, revoked or not
 * @param failing for whom it fails besides those for whom it must
 */
record BehaviorOverride(boolean revokesTokens, boolean repeatsToken, FailingUsers failing) {

    static final BehaviorOverride NONE = new BehaviorOverride(false, false, FailingUsers.NOBODY);
    static final BehaviorOverride REVOKE_TOKENS = new BehaviorOverride(true, false, FailingUsers.NOBODY);
    static final BehaviorOverride REPEAT_TOKEN = new BehaviorOverride(false, true, FailingUsers.NOBODY);

    static BehaviorOverride failing(FailingUsers users) {
        return new BehaviorOverride(false, false, users);
    }
}
