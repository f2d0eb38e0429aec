package io.github.feedpin.reactor;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Asserts that what reading a response allocates is proportional to its size. */
final class Allocation {

    /** Covers the body as text, each step of its redaction, and its failed users. */
    private static final long BYTES_PER_BYTE = 60;

    private static final long BYTES_PER_RESPONSE = 64 * 1024;

    private static final int MOST_READINGS = 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * Reads repeatedly until the allocation is within the bound: classes may be loaded, and a new name copies Jackson's
     * shared table of names, until no other thread changes the table at the same time.
     */
    static <T> T bounded(int received, Supplier<T> reading) {
        long bound = BYTES_PER_RESPONSE + BYTES_PER_BYTE * received;
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
