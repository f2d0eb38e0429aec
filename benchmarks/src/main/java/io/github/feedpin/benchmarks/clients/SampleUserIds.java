package io.github.feedpin.benchmarks.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/**
 * Generates distinct user ids in the platform's format. Uses no lambdas, since {@code start} would measure their
 * bootstrap.
 */
public final class SampleUserIds {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final int PREFIX = 3;
    private static final int HALF = 16;

    /** Odd, so that multiplication keeps numbers distinct; large, so that it scatters them. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private SampleUserIds() {}

    /** Returns the first {@code count} ids. */
    public static List<String> list(int count) {
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(id(i));
        }
        return ids;
    }

    /** Returns the id of this number; distinct numbers have distinct ids. */
    public static String id(long number) {
        byte[] id = new byte[PREFIX + 2 * HALF];
        id[0] = 'o';
        id[1] = 'u';
        id[2] = '_';
        long scattered = number * FACTOR;
        write(scattered, id, PREFIX);
        write(scattered * FACTOR, id, PREFIX + HALF);
        return new String(id, US_ASCII);
    }

    private static void write(long number, byte[] id, int at) {
        for (int i = 0; i < HALF; i++) {
            id[at + i] = DIGITS[(int) (number >>> 4 * i) & 0xF];
        }
    }
}
