package io.github.feedpin.simulator;

/**
 * How the platform departs from its own rules for one request.
 *
 * @param revokesTokens whether it revokes all tokens first
 * @param repeatsToken whether it hands out the newest token again, revoked or not
 * @param failing for whom it fails besides those for whom it must
 */
record Whim(boolean revokesTokens, boolean repeatsToken, FailingUsers failing) {

    static final Whim NONE = new Whim(false, false, FailingUsers.NOBODY);
    static final Whim REVOKE_TOKENS = new Whim(true, false, FailingUsers.NOBODY);
    static final Whim REPEAT_TOKEN = new Whim(false, true, FailingUsers.NOBODY);

    static Whim failing(FailingUsers users) {
        return new Whim(false, false, users);
    }
}
