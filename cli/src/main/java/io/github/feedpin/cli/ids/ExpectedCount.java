package io.github.feedpin.cli.ids;

/**
 * Number of ids that a source is expected to provide.
 *
 * @param ids the number; {@value #UNKNOWN_IDS} if it is unknown
 * @param exact whether the number is exact, not an estimate
 */
public record ExpectedCount(long ids, boolean exact) {

    private static final long UNKNOWN_IDS = -1;

    /** The number is unknown. */
    public static final ExpectedCount UNKNOWN = new ExpectedCount(UNKNOWN_IDS, false);

    /** Creates an exact count. */
    public static ExpectedCount exactly(long ids) {
        return new ExpectedCount(ids, true);
    }

    /** Creates an estimate. */
    public static ExpectedCount about(long ids) {
        return new ExpectedCount(ids, false);
    }

    /** Returns whether the number is known. */
    public boolean isKnown() {
        return ids != UNKNOWN_IDS;
    }
}
