package io.github.feedpin.spring.boot.metrics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.convert.DurationStyle;

/** Label of a quota window in health and meters. */
public final class WindowLabel {

    private WindowLabel() {}

    /**
     * {@return the length, for example {@code 60s}; in milliseconds if it is not a whole number of seconds}
     *
     * @param length the length of the window; positive
     */
    public static String of(Duration length) {
        return DurationStyle.SIMPLE.print(length, length.toMillisPart() == 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    }
}
