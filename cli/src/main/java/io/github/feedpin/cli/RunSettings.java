package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;

/**
 * Settings of a run.
 *
 * @param action whether to pin or to unpin
 * @param target what the run refers to
 * @param limits the rate limits
 * @param quiet whether to print errors only
 * @param verbose whether to print retries and pauses
 */
record RunSettings(PinAction action, RunTarget target, RateLimits limits, boolean quiet, boolean verbose) {

    /** Returns the type of the ids. */
    UserIdType userIdType() {
        return target.userIdType();
    }
}
