package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.CallRecorder;
import io.github.feedpin.benchmarks.harness.AllocatedBytes;
import io.github.feedpin.benchmarks.harness.ProcessMetrics;

/**
 * Resource usage of this process at one point in time.
 *
 * @param nanos {@link System#nanoTime()}
 * @param cpuNanos CPU time of all threads, in nanoseconds
 * @param bytes heap allocation of all threads
 * @param calls number of successful calls
 */
record UsageSnapshot(long nanos, long cpuNanos, long bytes, long calls) {

    static UsageSnapshot take(AllocatedBytes allocated, CallRecorder recorder) {
        return new UsageSnapshot(System.nanoTime(), ProcessMetrics.cpuNanos(), allocated.total(), recorder.calls());
    }

    IterationResult resultSince(UsageSnapshot start) {
        double made = calls - start.calls;
        return new IterationResult(
                made * 1e9 / (nanos - start.nanos),
                (cpuNanos - start.cpuNanos) / made / 1e3,
                (bytes - start.bytes) / made);
    }
}
