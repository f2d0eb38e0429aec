package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.lab.AllocatedBytes;
import io.github.feedpin.benchmarks.lab.OwnProcess;

/**
 * What this process has used, and done, at one moment.
 *
 * @param nanos {@link System#nanoTime()}
 * @param cpuNanos of all threads
 * @param bytes allocated on the heap
 * @param calls that have succeeded
 */
record Usage(long nanos, long cpuNanos, long bytes, long calls) {

    static Usage now(AllocatedBytes allocated, Counter counter) {
        return new Usage(System.nanoTime(), OwnProcess.cpuNanos(), allocated.total(), counter.calls());
    }
}
