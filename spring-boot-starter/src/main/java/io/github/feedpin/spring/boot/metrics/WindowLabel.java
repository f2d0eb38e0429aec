package io.github.feedpin.spring.boot.metrics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.convert.DurationStyle;

/** Label of a quota window in health and meters. */
public final class WindowLabel {

    private WindowLabel() {}

    /** Returns the length, for example {@code 60s}; in milliseconds if it is not a whole number of seconds. */
    public static String of(Duration length) {
        return DurationStyle.SIMPLE.print(length, length.toMillisPart() == 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    }
}
