package io.github.feedpin.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the platform's times, whose unit depends on the kind of event: seconds with a fraction, milliseconds or
 * microseconds, possibly nanoseconds. The magnitude tells them apart: the ranges do not overlap between the years 1973
 * and 5138.
 */
final class EventTime {

    /** Later times are reduced to this; otherwise one wrong time would make all later tickets look older. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(\\.\\d{1,18})?");
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(100_000_000_000L);
    private static final int DIGITS_OF_THOUSAND = 3;

    private EventTime() {}

    /** Returns the instant, at most 5 minutes after {@code now}; {@code now} if there is no readable time. */
    static Instant read(@Nullable String time, Instant now) {
        if (time == null || !NUMBER.matcher(time).matches()) {
            return now;
        }
        BigDecimal seconds = new BigDecimal(time);
        if (seconds.signum() == 0) {
            return now;
        }
        while (seconds.compareTo(MAX_SECONDS) >= 0) {
            seconds = seconds.movePointLeft(DIGITS_OF_THOUSAND);
        }
        Instant read = Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE)
                        .movePointRight(9)
                        .setScale(0, RoundingMode.DOWN)
                        .longValue());
        Instant latest = now.plus(MAX_AHEAD);
        return read.isAfter(latest) ? latest : read;
    }
}
