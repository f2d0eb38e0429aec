package io.github.feedpin.pin;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a pin ends: never, some time after it was recorded, or at an instant. Immutable.
 *
 * @param after the time after the pin was recorded, by the clock of the store; null if it does not end like this
 * @param at the instant; null if it does not end like this
 */
public record PinRelease(@Nullable Duration after, @Nullable Instant at) {

    private static final Duration MAX_DURATION = Duration.ofDays(365);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final PinRelease NEVER = new PinRelease(null, null);

    /**
     * Creates a release; see {@link #never}, {@link #after} and {@link #at}.
     *
     * @param after positive, at most 365 days; null if {@code at} is given, and for never
     * @param at in the years 1 to 9999; null if {@code after} is given, and for never
     * @throws IllegalArgumentException if both are given, or the given one is out of range
     */
    public PinRelease {
        if (after != null && at != null) {
            throw new IllegalArgumentException("A pin ends either after a time or at an instant");
        }
        if (after != null && (after.isNegative() || after.isZero() || after.compareTo(MAX_DURATION) > 0)) {
            throw new IllegalArgumentException("release must be positive and at most 365 days, but is " + after);
        }
        if (at != null && (at.isBefore(FIRST) || at.isAfter(LAST))) {
            throw new IllegalArgumentException("release must be in the years 1 to 9999, but is " + at);
        }
    }

    /** {@return the release of a pin that does not end by itself} */
    public static PinRelease never() {
        return NEVER;
    }

    /**
     * Creates the release of a pin that ends {@code duration} after it was recorded, which is when its call is sent.
     *
     * @param duration positive, at most 365 days
     * @return the release
     * @throws IllegalArgumentException if the duration is out of range
     */
    public static PinRelease after(Duration duration) {
        return new PinRelease(Objects.requireNonNull(duration, "duration"), null);
    }

    /**
     * Creates the release of a pin that ends at {@code instant}; if that is in the past, right after it was set. A
     * store may round it up to milliseconds.
     *
     * @param instant in the years 1 to 9999
     * @return the release
     * @throws IllegalArgumentException if the instant is out of range
     */
    public static PinRelease at(Instant instant) {
        return new PinRelease(null, Objects.requireNonNull(instant, "instant"));
    }

    /** {@return whether the pin does not end by itself} */
    public boolean isNever() {
        return after == null && at == null;
    }

    /**
     * {@return when a pin ends; null for never}
     *
     * @param now when the pin is recorded
     */
    public @Nullable Instant until(Instant now) {
        return after == null ? at : now.plus(after);
    }
}
