package io.github.feedpin.benchmarks.start;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a start took.
 *
 * @param millis of time
 * @param cpuMillis of a core
 * @param classes that had been loaded in the end
 */
record Start(double millis, double cpuMillis, double classes) {

    private static final String PREFIX = "start ";

    /** As a line that {@link #parse} reads. */
    String line() {
        return PREFIX + millis + " " + cpuMillis + " " + classes;
    }

    /** The one that stands among these lines. */
    static Start parse(List<String> lines) {
        String line = lines.stream()
                .filter(any -> any.startsWith(PREFIX))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A JVM did not say how it started, but " + lines));
        double[] numbers = Stream.of(line.substring(PREFIX.length()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Start(numbers[0], numbers[1], numbers[2]);
    }
}
