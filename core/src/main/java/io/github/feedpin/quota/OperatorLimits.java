package io.github.feedpin.quota;

/** What an operator has set. Not thread-safe: the limiter's drain owns it. */
final class OperatorLimits {

    private boolean paused;
    private long pausedUntil;
    private double share = 1;

    void pause(long nanos, long now) {
        paused = true;
        pausedUntil = now + nanos;
    }

    void resume() {
        paused = false;
    }

    void setShare(double share) {
        this.share = share;
    }

    /** Returns the remaining time of the pause, in nanoseconds; 0 without a pause. */
    long pauseNanos(long now) {
        return paused ? Math.max(0, pausedUntil - now) : 0;
    }

    double share() {
        return share;
    }
}
