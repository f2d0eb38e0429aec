package io.github.feedpin;

import io.github.feedpin.batching.BatchPlanner;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.function.DoubleSupplier;

/** What all runs of a client have in common. */
record RunSetup(
        CallSender sender,
        BatchPlanner planner,
        BatchingPolicy batching,
        RetryPolicy retry,
        TimeSource time,
        DoubleSupplier jitter,
        SafeListener listener,
        ClientObservations observations) {}
