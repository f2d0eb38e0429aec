package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.Pace;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;

/**
 * Task of a run.
 *
 * @param action whether to pin or to unpin
 * @param userIdType the type of the ids
 * @param pace the rate limits
 * @param quiet whether to print errors only
 * @param verbose whether to print retries and pauses
 */
record Task(PinAction action, UserIdType userIdType, Pace pace, boolean quiet, boolean verbose) {

    /** Returns the action in the past tense. */
    String pastTense() {
        return action == PinAction.PIN ? "Pinned" : "Unpinned";
    }
}
