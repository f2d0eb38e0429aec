package io.github.feedpin.benchmarks.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/**
 * User ids of people who do not exist, as long as the platform's. Made without anything that would have to be warmed up
 * first.
 */
public final class People {

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final int PREFIX = 3;
    private static final int HALF = 16;

    /** Odd, so that no two numbers become alike; and large, so that neighbours do not resemble each other. */
    private static final long FAR_APART = 0x9E3779B97F4A7C15L;

    private People() {}

    /** The first {@code count} of them. */
    public static List<String> list(int count) {
        List<String> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(id(i));
        }
        return ids;
    }

    /** The one of this number; no two are alike. */
    public static String id(long number) {
        byte[] id = new byte[PREFIX + 2 * HALF];
        id[0] = 'o';
        id[1] = 'u';
        id[2] = '_';
        long scattered = number * FAR_APART;
        write(scattered, id, PREFIX);
        write(scattered * FAR_APART, id, PREFIX + HALF);
        return new String(id, US_ASCII);
    }

    private static void write(long number, byte[] id, int at) {
        for (int i = 0; i < HALF; i++) {
            id[at + i] = DIGITS[(int) (number >>> 4 * i) & 0xF];
        }
    }
}
