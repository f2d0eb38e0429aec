package io.github.feedpin.internal.call;

import io.github.feedpin.internal.guard.ForeignCode;
import io.github.feedpin.quota.Permit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A permit of whatever limiter. What it throws when it is closed is logged, and costs nobody an outcome. */
record SafePermit(Permit permit) implements Permit {

    @Override
    public void completed() {
        close(permit::completed);
    }

    @Override
    public void neverSent() {
        close(permit::neverSent);
    }

    @Override
    public void lost() {
        close(permit::lost);
    }

    @Override
    public void broken() {
        close(permit::broken);
    }

    @Override
    public void rejected(@Nullable Duration pause) {
        close(() -> permit.rejected(pause));
    }

    private static void close(Runnable closing) {
        ForeignCode.run("A permit of the quota limiter", closing);
    }
}
