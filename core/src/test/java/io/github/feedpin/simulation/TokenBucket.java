package io.github.feedpin.simulation;

/** Refills evenly, {@code perLength} in each period, up to a burst. */
final class TokenBucket implements ServerModel.Window {

    private final double perNano;
    private final double burst;
    private double tokens;
    private long last;

    TokenBucket(int perLength, long length, int burst) {
        this.perNano = (double) perLength / length;
        this.burst = burst;
        this.tokens = burst;
    }

    @Override
    public long roomAfter(long arrival) {
        if (arrival > last) {
            tokens = Math.min(burst, tokens + (arrival - last) * perNano);
            last = arrival;
        }
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
    }

    @Override
    public void count(long arrival, boolean accepted) {
        if (accepted) {
            tokens--;
        }
    }
}
