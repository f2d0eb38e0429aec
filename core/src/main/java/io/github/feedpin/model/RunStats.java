package io.github.feedpin.model;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statistics of a run: calls, retries, rate limit rejections and duration. Immutable and serializable. */
public final class RunStats implements Serializable {

    private static final long serialVersionUID = 1L;

    private record Stats(long calls, long retries, long rateLimited, Duration elapsed) implements Serializable {}

    private final Stats stats;

    private RunStats(Stats stats) {
        this.stats = stats;
    }

    /**
     * Creates the stats of a run.
     *
     * @param calls the number of calls that were sent, including retries
     * @param retries the number of calls that repeated a call after a transient failure
     * @param rateLimited the number of calls that the platform rejected because of its rate limit
     * @param elapsed the time from the subscription to the last outcome
     * @return stats with these numbers
     */
    public static RunStats of(long calls, long retries, long rateLimited, Duration elapsed) {
        return new RunStats(new Stats(calls, retries, rateLimited, Objects.requireNonNull(elapsed, "elapsed")));
    }

    /** {@return the number of calls that were sent, including retries} */
    public long calls() {
        return stats.calls;
    }

    /** {@return the number of calls that repeated a call after a transient failure} */
    public long retries() {
        return stats.retries;
    }

    /** {@return the number of calls that the platform rejected because of its rate limit} */
    public long rateLimited() {
        return stats.rateLimited;
    }

    /** {@return the time from the subscription to the last outcome} */
    public Duration elapsed() {
        return stats.elapsed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunStats that && stats.equals(that.stats);
    }

    @Override
    public int hashCode() {
        return stats.hashCode();
    }

    @Override
    public String toString() {
        return "Run" + stats;
    }
}
