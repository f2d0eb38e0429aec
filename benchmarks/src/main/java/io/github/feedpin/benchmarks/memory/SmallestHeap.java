package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.benchmarks.lab.ClassPath;
import io.github.feedpin.benchmarks.lab.Core;
import io.github.feedpin.benchmarks.lab.Jvm;
import java.time.Duration;
import java.util.List;

/** Looks for the smallest heap in which a stream of users is pinned, by halving. */
final class SmallestHeap {

    private static final int LEAST_MEGABYTES = 2;
    private static final int MOST_MEGABYTES = 128;

    private final int users;
    private final Duration limit;

    /** @param limit how long the stream may take; in a heap that is barely enough it would take for ever */
    SmallestHeap(int users, Duration limit) {
        this.users = users;
        this.limit = limit;
    }

    /** In megabytes; not a number when {@value #MOST_MEGABYTES} are too few. */
    double megabytes(Object platform) throws InterruptedException {
        int tooSmall = LEAST_MEGABYTES - 1;
        int enough = MOST_MEGABYTES + 1;
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) / 2;
            if (suffices(middle, platform)) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough > MOST_MEGABYTES ? Double.NaN : enough;
    }

    private boolean suffices(int megabytes, Object platform) throws InterruptedException {
        List<String> flags = List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError");
        Jvm jvm = new Jvm(LongStream.class, ClassPath.of("feedpin"), Core.CLIENT, flags);
        boolean suffices = jvm.run(limit, users, platform).exitCode() == 0;
        System.err.printf("%,d users in %d MB: %s%n", users, megabytes, suffices ? "enough" : "too small");
        return suffices;
    }
}
