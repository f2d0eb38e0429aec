package io.github.feedpin.benchmarks.runs;

/** T(N): what 50 calls in any second and 1000 in any minute allow at best. */
final class Ideal {

    private static final int PER_SECOND = 50;
    private static final int PER_MINUTE = 1000;

    private Ideal() {}

    /** How many seconds after the first of {@code calls} calls the last one may be sent. */
    static int seconds(int calls) {
        int before = calls - 1;
        return before / PER_MINUTE * 60 + before % PER_MINUTE / PER_SECOND;
    }
}
