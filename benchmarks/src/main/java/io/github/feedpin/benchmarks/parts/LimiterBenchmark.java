package io.github.feedpin.benchmarks.parts;

import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The whole life of a permit at the platform's own quota: somebody joins the line, waits, gets it, and gives it back.
 * Whoever had one joins the line again, so its length stays the same. An operation is one permit.
 */
@State(Scope.Benchmark)
public class LimiterBenchmark {

    /** A minute's worth, in which all that the windows do happens once. */
    private static final int PERMITS = 1_000;

    private static final int RUNS_PER_SINGLE = 4;

    /** How many stand in the line. */
    @Param({"1", "100", "10000", "100000"})
    public int waiters;

    /** Whether, beside them, a single asks for a permit at every fourth one of a run. */
    @Param({"false", "true"})
    public boolean besideSingles;

    private final JumpingClock clock = new JumpingClock();
    private final QuotaLimiter limiter = QuotaLimiter.of(Quota.platformDefault(), clock.time());
    private long granted;

    @Setup
    public void fillTheLine() {
        for (int i = 0; i < waiters; i++) {
            joinRuns();
        }
    }

    @Benchmark
    @OperationsPerInvocation(PERMITS)
    public long permit() {
        long until = granted + PERMITS;
        while (granted < until) {
            clock.jump();
        }
        return granted;
    }

    private void joinRuns() {
        limiter.acquire(Priority.BULK).subscribe(permit -> {
            granted(permit);
            joinRuns();
            if (besideSingles && granted % RUNS_PER_SINGLE == 0) {
                limiter.acquire(Priority.INTERACTIVE).subscribe(this::granted);
            }
        });
    }

    private void granted(Permit permit) {
        granted++;
        permit.completed();
    }
}
