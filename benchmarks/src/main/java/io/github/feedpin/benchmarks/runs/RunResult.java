package io.github.feedpin.benchmarks.runs;

/**
 * Result of one run.
 *
 * @param seconds duration from the start to the last response
 * @param calls number of calls that the platform received
 * @param rejected number of calls that exceeded its limits
 */
record RunResult(double seconds, long calls, long rejected) {

    static final int USERS_PER_CALL = 50;

    private static final int PER_SECOND = 50;
    private static final int PER_MINUTE = 1000;

    /** Returns the seconds between the first and the last call of a run that the quota requires at least. */
    static int minimumSeconds(int users) {
        int before = (users - 1) / USERS_PER_CALL;
        return before / PER_MINUTE * 60 + before % PER_MINUTE / PER_SECOND;
    }
}
