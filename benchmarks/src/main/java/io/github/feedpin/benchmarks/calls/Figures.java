package io.github.feedpin.benchmarks.calls;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What one client did in one turn, with so many calls under way.
 *
 * @param inFlight how many
 * @param callsPerSecond that succeeded
 * @param cpuMicros per call, of the whole process
 * @param bytes allocated on the heap per call
 * @param p50Millis how long a call took at the median; not a number where nobody knows
 * @param p99Millis how long all calls but one in a hundred took at most; not a number where nobody knows
 * @param threads of Java that were alive
 * @param peakMegabytes of memory that the process has held so far; not a number where the system does not say
 */
record Figures(
        int inFlight,
        double callsPerSecond,
        double cpuMicros,
        double bytes,
        double p50Millis,
        double p99Millis,
        double threads,
        double peakMegabytes) {

    private static final String PREFIX = "figures ";

    /** As a line that {@link #of} reads. */
    String line() {
        return DoubleStream.of(inFlight, callsPerSecond, cpuMicros, bytes, p50Millis, p99Millis, threads, peakMegabytes)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" ", PREFIX, ""));
    }

    /** Whether a line is figures. */
    static boolean isLine(String line) {
        return line.startsWith(PREFIX);
    }

    /** The figures on a line. */
    static Figures of(String line) {
        double[] n = Stream.of(line.substring(PREFIX.length()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Figures((int) n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
    }
}
