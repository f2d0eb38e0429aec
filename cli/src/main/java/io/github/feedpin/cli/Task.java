package io.github.feedpin.cli;

import io.github.feedpin.cli.progress.Pace;
import io.github.feedpin.model.UserIdType;

/**
 * What is to be done.
 *
 * @param pin whether to pin; otherwise to unpin
 * @param userIdType the type of the ids
 * @param pace how fast calls may go
 * @param quiet whether to show no progress
 * @param verbose whether to tell of each retry and pause
 */
record Task(boolean pin, UserIdType userIdType, Pace pace, boolean quiet, boolean verbose) {

    /** What is done to people, in the past tense. */
    String deed() {
        return pin ? "Pinned" : "Unpinned";
    }
}
