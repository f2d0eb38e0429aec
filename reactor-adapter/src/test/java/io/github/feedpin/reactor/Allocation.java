package io.github.feedpin.reactor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What reading a response allocates, which may be so much for every byte received, and no more. */
final class Allocation {

    /** For the body as text, each step of its redaction, and its failed users. */
    private static final long BYTES_PER_BYTE = 60;

    private static final long BYTES_PER_ANSWER = 64 * 1024;

    private static final int MOST_READINGS = 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * Reads, and again if that was too much: classes may be loaded, and a name that is new to Jackson's shared table of
     * names costs a copy of it, until no other thread changes the table at the same moment.
     */
    static <T> T bounded(int received, Supplier<T> reading) {
        long bound = BYTES_PER_ANSWER + BYTES_PER_BYTE * received;
        for (int readings = 1; ; readings++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            T read = reading.get();
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated <= bound) {
                return read;
            }
            if (readings == MOST_READINGS) {
                throw new AssertionError(allocated + " bytes were allocated for " + received + " received");
            }
        }
    }
}
