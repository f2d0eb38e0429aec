package io.github.feedpin.quota;

import io.github.feedpin.internal.guard.ForeignCode;
import java.time.Duration;

/** Keeps what a listener throws from the limiter. */
record SafeQuotaListener(QuotaListener listener) implements QuotaListener {

    @Override
    public void granted(Duration waited) {
        tell(() -> listener.granted(waited));
    }

    @Override
    public void rejected() {
        tell(listener::rejected);
    }

    @Override
    public void paused(Duration pause) {
        tell(() -> listener.paused(pause));
    }

    private static void tell(Runnable event) {
        ForeignCode.run("A quota listener", event);
    }
}
