package io.github.feedpin.benchmarks.lab;

import java.util.Arrays;
import java.util.Collection;

/**
 * What several rounds gave.
 *
 * @param median of an even number of rounds, the mean of the two in the middle
 * @param low the lowest
 * @param high the highest
 */
public record Spread(double median, double low, double high) {

    /** Of at least one figure. */
    public static Spread of(Collection<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("There are no figures");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Of at least one figure. */
    public static Spread of(double... figures) {
        return of(Arrays.stream(figures).boxed().toList());
    }

    /** The median, and the range where it is one; with so many digits after the point. */
    public String text(int digits) {
        String lowest = Numbers.text(low, digits);
        String highest = Numbers.text(high, digits);
        String middle = Numbers.text(median, digits);
        return lowest.equals(highest) ? middle : middle + " (" + lowest + "–" + highest + ")";
    }
}
