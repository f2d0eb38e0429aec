package io.github.feedpin;

import io.github.feedpin.quota.Permit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A permit of whatever limiter. What it throws when it is closed is logged, and costs nobody an outcome. */
record SafePermit(Permit permit) implements Permit {

    private static final Logger log = LoggerFactory.getLogger(SafePermit.class);

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
    public void rejected(@Nullable Duration pause) {
        close(() -> permit.rejected(pause));
    }

    private static void close(Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException failure) {
            log.warn("A permit of the quota limiter could not be closed", failure);
        }
    }
}
