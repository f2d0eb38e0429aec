package io.github.feedpin.spring.boot.metrics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.convert.DurationStyle;

/** How the windows of a quota are called in health and meters. */
public final class Windows {

    private Windows() {}

    /** The length, for instance {@code 60s}; in milliseconds where it is not whole seconds. */
    public static String label(Duration length) {
        return DurationStyle.SIMPLE.print(length, length.toMillisPart() == 0 ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    }
}
