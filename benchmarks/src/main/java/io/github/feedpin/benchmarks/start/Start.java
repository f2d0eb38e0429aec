package io.github.feedpin.benchmarks.start;

/**
 * The way from the start of a JVM to its first call.
 *
 * @param millis until the call had succeeded
 * @param cpuMillis of a core that it took
 * @param classes that were loaded
 */
record Start(double millis, double cpuMillis, double classes) {

    /** What {@link FirstCall} printed, in a JVM that was started at {@code begin}. */
    static Start parse(String line, long begin) {
        String[] numbers = line.split(" ");
        return new Start(
                Long.parseLong(numbers[0]) - begin, Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2]));
    }
}
