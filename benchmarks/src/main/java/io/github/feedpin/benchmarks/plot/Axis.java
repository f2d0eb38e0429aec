package io.github.feedpin.benchmarks.plot;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where values lie.
 *
 * @param label what they are, with the unit
 * @param max the largest one; 0 is the smallest
 * @param step between two that are written at the axis
 */
public record Axis(String label, int max, int step) {

    private static final int MOST_STEPS = 12;

    /**
     * An axis that reaches to {@code largest}, or a little further.
     *
     * @param steps those that look natural for such values, the smallest first; the first that does not crowd the axis
     *     is taken
     */
    public static Axis upTo(double largest, String label, List<Integer> steps) {
        int step = steps.stream()
                .filter(candidate -> largest / candidate <= MOST_STEPS)
                .findFirst()
                .orElseThrow();
        return new Axis(label, (int) Math.ceil(largest / step) * step, step);
    }

    IntStream ticks() {
        return IntStream.iterate(0, tick -> tick <= max, tick -> tick + step);
    }

    /** Where {@code value} lies between two pixels. */
    double position(double value, double from, double to) {
        return from + (to - from) * value / max;
    }
}
