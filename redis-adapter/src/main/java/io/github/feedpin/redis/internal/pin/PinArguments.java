package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of operations, as the script reads them. Times are in milliseconds, rounded up, since no pin ends early.
 */
final class PinArguments {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private PinArguments() {}

    static List<String> pins(Duration longest, Map<String, PinRelease> users) {
        List<String> arguments = new ArrayList<>();
        arguments.add(millis(longest));
        users.forEach((userId, release) -> {
            arguments.add(userId);
            arguments.addAll(end(release));
        });
        return arguments;
    }

    private static List<String> end(PinRelease release) {
        @Nullable Duration after = release.after();
        @Nullable Instant at = release.at();
        if (after != null) {
            return List.of("after", millis(after));
        }
        return at == null ? List.of("never", "0") : List.of("at", String.valueOf(millis(at)));
    }

    static List<String> unpins(Duration longest, List<String> userIds) {
        List<String> arguments = new ArrayList<>();
        arguments.add(millis(longest));
        arguments.addAll(userIds);
        return arguments;
    }

    static List<String> releases(Duration longest, int maxUsers) {
        return List.of(millis(longest), String.valueOf(maxUsers));
    }

    static List<String> end(long callId, List<PinCallEnd> ends) {
        List<String> arguments = new ArrayList<>();
        arguments.add(String.valueOf(callId));
        ends.forEach(end -> Collections.addAll(
                arguments,
                end.userId(),
                end.result().name(),
                millis(end.retryAfter()),
                String.valueOf(end.maxUsers()),
                Objects.requireNonNullElse(end.reason(), "")));
        return arguments;
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.plusNanos(NANOS_PER_MILLI - 1).toMillis());
    }

    /** An instant before 1970 is as overdue as 1970. */
    private static long millis(Instant instant) {
        return Math.max(0, instant.plusNanos(NANOS_PER_MILLI - 1).toEpochMilli());
    }
}
