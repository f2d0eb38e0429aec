package io.github.feedpin.quota;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Control of a slot limiter. */
record SlotControl(SlotLimiter limiter) implements QuotaControl {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    @Override
    public Mono<Void> pause(Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("The pause must be more than 0 and at most a day, but is " + duration);
        }
        return limiter.change(operator -> operator.pause(duration.toNanos(), limiter.now()));
    }

    @Override
    public Mono<Void> resume() {
        return limiter.change(OperatorLimits::resume);
    }

    @Override
    public Mono<Void> useShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("The share must be more than 0 and at most 1, but is " + share);
        }
        return limiter.change(operator -> operator.setShare(share));
    }
}
