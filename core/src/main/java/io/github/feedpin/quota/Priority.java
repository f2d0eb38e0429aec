package io.github.feedpin.quota;

/** Where a call waits for its permit. Within a priority it is first come, first served. */
public enum Priority {
    /** For a call whose turn it was already; it goes before all others. */
    RETRY,
    /**
     * For calls that somebody waits for: of singles, and single calls. They go before those of runs, to which a quarter
     * is left.
     */
    INTERACTIVE,
    /**
     * For calls of runs. For a minute (the longest window) after each permit of a single they are spread evenly, and
     * leave what singles are going to take, instead of using up the windows in a burst.
     */
    BULK
}
