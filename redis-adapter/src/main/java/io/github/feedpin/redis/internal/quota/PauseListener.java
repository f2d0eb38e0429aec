package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.QuotaListener;
import java.time.Duration;

/**
 * Listener that tells the other processes of a pause at once.
 *
 * @param listener notified of all events
 * @param onPaused run when a pause starts
 */
record PauseListener(QuotaListener listener, Runnable onPaused) implements QuotaListener {

    @Override
    public void onGranted(Duration waited) {
        listener.onGranted(waited);
    }

    @Override
    public void onRejected() {
        listener.onRejected();
    }

    @Override
    public void onPaused(Duration pause) {
        onPaused.run();
        listener.onPaused(pause);
    }

    @Override
    public void onExchange(boolean succeeded, Duration duration) {
        listener.onExchange(succeeded, duration);
    }
}
