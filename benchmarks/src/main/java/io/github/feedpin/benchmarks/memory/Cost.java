package io.github.feedpin.benchmarks.memory;

import java.util.stream.Stream;

/**
 * What a user cost in runs of one size.
 *
 * @param size how many users a run was for
 * @param nanos of a core
 * @param bytes allocated
 */
record Cost(int size, double nanos, double bytes) {

    private static final String PREFIX = "cost ";

    /** As a line that {@link #parse} reads. */
    String line() {
        return PREFIX + size + " " + nanos + " " + bytes;
    }

    /** Those of the lines that are costs; passes over the others. */
    static Stream<Cost> parse(Stream<String> lines) {
        return lines.filter(line -> line.startsWith(PREFIX)).map(line -> {
            String[] parts = line.substring(PREFIX.length()).split(" ");
            return new Cost(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
        });
    }
}
