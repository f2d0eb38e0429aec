package io.github.feedpin.benchmarks.lab;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * What all threads of this JVM have allocated. A thread that ends counts with what it had allocated when the total was
 * last asked for, so it is to be asked for now and then. Not thread-safe.
 */
public final class AllocatedBytes {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> byThread = new HashMap<>();

    /** In bytes, since the JVM began. */
    public long total() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            // Negative for a thread that has ended meanwhile. No id is ever given twice.
            byThread.merge(ids[i], bytes[i], Math::max);
        }
        return byThread.values().stream().mapToLong(Long::longValue).sum();
    }
}
