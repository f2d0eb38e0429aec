package io.github.feedpin.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts durations such as {@code 45m}, {@code 1h30m}, and {@code PT2H}. A day has 24 hours. */
final class DurationWord implements ITypeConverter<Duration> {

    private static final Duration MAX = Duration.ofDays(365);
    private static final Pattern SHORT = Pattern.compile("(\\d+d)?((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?)");

    @Override
    public Duration convert(String word) {
        Duration duration = parsed(word.strip().toLowerCase(Locale.ROOT), word);
        if (duration.isZero() || duration.isNegative() || duration.compareTo(MAX) > 0) {
            throw new TypeConversionException("--for must be more than 0 and at most 365 days, but is " + word);
        }
        return duration;
    }

    private static Duration parsed(String text, String word) {
        Matcher matcher = SHORT.matcher(text);
        try {
            if (text.startsWith("p")) {
                return Duration.parse(text);
            }
            if (!text.isEmpty() && matcher.matches()) {
                String days = matcher.group(1) == null ? "" : matcher.group(1);
                String time = matcher.group(2);
                return Duration.parse("p" + days + (time.isEmpty() ? "" : "t" + time));
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        throw new TypeConversionException("--for takes a duration such as 45m, 2h, 1d or 1h30m, but is '" + word + "'");
    }
}
