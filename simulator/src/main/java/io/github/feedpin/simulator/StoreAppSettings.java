package io.github.feedpin.simulator;

import io.github.feedpin.platform.StoreApp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings of a store app. */
record StoreAppSettings(
        StoreApp credentials,
        String verificationToken,
        @Nullable String encryptKey,
        Duration resendDelay) {

    private static final Duration MAX_DELAY = Duration.ofMinutes(2);

    static Duration checkedDelay(Duration delay) {
        if (delay.isNegative() || delay.compareTo(MAX_DELAY) > 0) {
            throw new IllegalArgumentException("A ticket is resent within 0 to 120 s, but not after " + delay);
        }
        return delay;
    }
}
