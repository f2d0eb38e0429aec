package io.github.feedpin.simulator.internal.engine;

/**
 * Deviation of the platform from its rules for one request.
 *
 * @param revokesTokens whether all tokens are revoked first
 * @param repeatsToken whether the newest token is granted again, revoked or not
 * @param failing users that fail in addition to those that the rules name
 */
public record BehaviorOverride(boolean revokesTokens, boolean repeatsToken, FailingUsers failing) {

    public static final BehaviorOverride NONE = new BehaviorOverride(false, false, FailingUsers.NONE);
    public static final BehaviorOverride REVOKE_TOKENS = new BehaviorOverride(true, false, FailingUsers.NONE);
    public static final BehaviorOverride REPEAT_TOKEN = new BehaviorOverride(false, true, FailingUsers.NONE);

    public static BehaviorOverride failing(FailingUsers users) {
        return new BehaviorOverride(false, false, users);
    }
}
