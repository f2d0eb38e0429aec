package io.github.feedpin.benchmarks.clients;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** User ids of people who do not exist, as long as the platform's. */
public final class People {

    private static final long SEED = 2026;

    private People() {}

    /** So many of them, the same each time, no two alike. */
    public static List<String> list(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.range(0, count)
                .mapToObj(i -> "ou_%08x%08x%016x".formatted(i, random.nextInt(), random.nextLong()))
                .toList();
    }
}
