package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.report.RunScope;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;

/**
 * Settings of a run.
 *
 * @param action whether to pin or to unpin
 * @param userIdType the type of the ids
 * @param scope the tenant and the chat
 * @param limits the rate limits
 * @param quiet whether to print errors only
 * @param verbose whether to print retries and pauses
 */
record RunSettings(
        PinAction action, UserIdType userIdType, RunScope scope, RateLimits limits, boolean quiet, boolean verbose) {

    /** Returns the action in the past tense. */
    String pastTense() {
        return action == PinAction.PIN ? "Pinned" : "Unpinned";
    }
}
