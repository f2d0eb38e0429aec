package io.github.feedpin.benchmarks.harness;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/**
 * Heap allocation of all threads of this JVM. A thread that has ended counts with its value at the previous call of
 * {@link #total()}. Not thread-safe.
 */
public final class AllocatedBytes {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> byThread = new HashMap<>();

    /** Returns the bytes allocated since the JVM was started. */
    public long total() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            // Negative for a thread that has just ended. Thread ids are not reused.
            byThread.merge(ids[i], bytes[i], Math::max);
        }
        return byThread.values().stream().mapToLong(Long::longValue).sum();
    }
}
