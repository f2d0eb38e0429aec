package io.github.feedpin.quota;

import io.github.feedpin.internal.guard.ApplicationCode;
import java.time.Duration;

/** Logs and ignores exceptions of a listener. */
record SafeQuotaListener(QuotaListener listener) implements QuotaListener {

    @Override
    public void onGranted(Duration waited) {
        tell(() -> listener.onGranted(waited));
    }

    @Override
    public void onRejected() {
        tell(listener::onRejected);
    }

    @Override
    public void onPaused(Duration pause) {
        tell(() -> listener.onPaused(pause));
    }

    private static void tell(Runnable event) {
        ApplicationCode.run("A quota listener", event);
    }
}
