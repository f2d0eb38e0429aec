package io.github.feedpin.benchmarks.harness;

import java.util.List;

/**
 * Limit that a measured figure must keep.
 *
 * @param figure name of the figure
 * @param minimum whether {@code limit} is the lowest allowed value; otherwise it is the highest
 * @param limit the limit
 * @param unit suffix of the numbers, for instance {@code " MB"}
 * @param digits number of decimals
 * @param measured the measured values, of which the median counts
 */
public record Target(String figure, boolean minimum, double limit, String unit, int digits, Summary measured) {

    /** Returns whether the median keeps the limit. */
    public boolean isMet() {
        return minimum ? measured.median() >= limit : measured.median() <= limit;
    }

    /** Returns a table of all {@code targets}. */
    public static Table table(List<Target> targets) {
        Table table = new Table("figure", "target", "measured", "result");
        for (Target target : targets) {
            table.row(
                    target.figure,
                    (target.minimum ? "≥ " : "≤ ") + Numbers.text(target.limit, target.digits) + target.unit,
                    target.measured.text(target.digits) + target.unit,
                    target.isMet() ? "met" : "**missed**");
        }
        return table;
    }
}
