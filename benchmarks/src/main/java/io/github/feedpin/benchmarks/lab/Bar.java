package io.github.feedpin.benchmarks.lab;

import java.util.List;

/**
 * How fast, or how small, something has to be.
 *
 * @param figure what is measured
 * @param least whether {@code limit} is the least that is allowed; otherwise it is the most
 * @param limit what is allowed
 * @param unit what follows the number, for instance a multiplication sign
 * @param digits after the point
 * @param measured what came out; its median counts
 */
public record Bar(String figure, boolean least, double limit, String unit, int digits, Spread measured) {

    /** Whether the median is as it must be. */
    public boolean isMet() {
        return least ? measured.median() >= limit : measured.median() <= limit;
    }

    /** All of them, as a table. */
    public static Table table(List<Bar> bars) {
        Table table = new Table("figure", "bar", "measured", "met");
        for (Bar bar : bars) {
            table.row(
                    bar.figure,
                    (bar.least ? "≥ " : "≤ ") + Numbers.text(bar.limit, bar.digits) + bar.unit,
                    bar.measured.text(bar.digits) + bar.unit,
                    bar.isMet() ? "yes" : "**no**");
        }
        return table;
    }
}
