package io.github.feedpin.benchmarks.harness;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * Median and range of repeated measurements.
 *
 * @param median of an even number of values, the mean of the two in the middle
 * @param low the lowest value
 * @param high the highest value
 */
public record Summary(double median, double low, double high) {

    /**
     * Summarizes one figure of {@code results}.
     *
     * @throws IllegalArgumentException if {@code results} is empty
     */
    public static <T> Summary of(Collection<T> results, ToDoubleFunction<T> figure) {
        return of(results.stream().mapToDouble(figure).toArray());
    }

    /**
     * Summarizes {@code values}.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Summary of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There are no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Summary(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Returns the median, followed by the range in brackets unless all values look the same. */
    public String text(int digits) {
        String lowest = Numbers.text(low, digits);
        String highest = Numbers.text(high, digits);
        String middle = Numbers.text(median, digits);
        return lowest.equals(highest) ? middle : middle + " (" + lowest + "–" + highest + ")";
    }
}
