package io.github.feedpin.quota;

/** Where a call waits for its permit. Within a lane it is first come, first served. */
public enum Lane {
    /** For a call whose turn it was already; it goes before all others. */
    RESUMED,
    /** For calls that somebody waits for: of singles, and single calls. While runs wait as well, every other permit is theirs. */
    SINGLES,
    /** For calls of runs. */
    RUNS
}
