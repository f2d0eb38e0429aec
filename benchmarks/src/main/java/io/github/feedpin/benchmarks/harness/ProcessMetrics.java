package io.github.feedpin.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Resource usage of the current process. */
public final class ProcessMetrics {

    private ProcessMetrics() {}

    /** Returns the CPU time of all threads in nanoseconds, including compiler and garbage collector. */
    public static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Returns the number of classes that are loaded. */
    public static int loadedClasses() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }
}
