package io.github.feedpin.cli.ids;

/**
 * How many ids a source will give.
 *
 * @param ids how many; {@value #UNKNOWN_IDS} when nobody can say
 * @param exact whether it is more than an estimate
 */
public record Expected(long ids, boolean exact) {

    private static final long UNKNOWN_IDS = -1;

    /** Nobody can say. */
    public static final Expected UNKNOWN = new Expected(UNKNOWN_IDS, false);

    /** So many for certain. */
    public static Expected exactly(long ids) {
        return new Expected(ids, true);
    }

    /** So many, give or take a few. */
    public static Expected about(long ids) {
        return new Expected(ids, false);
    }

    /** Whether there is a number at all. */
    public boolean isKnown() {
        return ids != UNKNOWN_IDS;
    }
}
