package io.github.feedpin.model;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statistics of a run: calls, retries, rate limit rejections and duration. Immutable and serializable. */
public final class RunStats implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long calls;
    private final long retries;
    private final long rateLimited;
    private final Duration elapsed;

    private RunStats(long calls, long retries, long rateLimited, Duration elapsed) {
        this.calls = calls;
        this.retries = retries;
        this.rateLimited = rateLimited;
        this.elapsed = Objects.requireNonNull(elapsed, "elapsed");
    }

    /**
     * Creates the stats of a run.
     *
     * @param calls the number of calls that were sent, including retries
     * @param retries the number of calls that repeated a call after a transient failure
     * @param rateLimited the number of calls that the platform rejected because of its rate limit
     * @param elapsed the time from the subscription to the last outcome
     */
    public static RunStats of(long calls, long retries, long rateLimited, Duration elapsed) {
        return new RunStats(calls, retries, rateLimited, elapsed);
    }

    /** Returns the number of calls that were sent, including retries. */
    public long calls() {
        return calls;
    }

    /** Returns the number of calls that repeated a call after a transient failure. */
    public long retries() {
        return retries;
    }

    /** Returns the number of calls that the platform rejected because of its rate limit. */
    public long rateLimited() {
        return rateLimited;
    }

    /** Returns the time from the subscription to the last outcome. */
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunStats that
                && calls == that.calls
                && retries == that.retries
                && rateLimited == that.rateLimited
                && elapsed.equals(that.elapsed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(calls, retries, rateLimited, elapsed);
    }

    @Override
    public String toString() {
        return "RunStats[calls=" + calls + ", retries=" + retries + ", rateLimited=" + rateLimited + ", elapsed="
                + elapsed + "]";
    }
}
