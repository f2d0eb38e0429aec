package io.github.feedpin.benchmarks.calls;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process has used, at one moment.
 *
 * @param nanos {@link System#nanoTime()}
 * @param cpuNanos of all threads, those of the compiler and the collector included
 * @param bytes allocated on the heap
 * @param calls that have succeeded
 */
record Usage(long nanos, long cpuNanos, long bytes, long calls) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final double KILO = 1024;

    static Usage now(AllocatedBytes allocated, Counter counter) {
        return new Usage(System.nanoTime(), SYSTEM.getProcessCpuTime(), allocated.total(), counter.calls());
    }

    /** The most memory that this process has ever held; not a number where the system does not say. */
    static double peakMegabytes() throws IOException {
        if (Files.isReadable(STATUS)) {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(PEAK)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / KILO;
                }
            }
        }
        return Double.NaN;
    }

    /** Java's threads that are alive. */
    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
