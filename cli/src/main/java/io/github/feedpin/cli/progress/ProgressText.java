package io.github.feedpin.cli.progress;

import io.github.feedpin.cli.ids.ExpectedCount;
import io.github.feedpin.cli.text.Text;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats snapshots. */
final class ProgressText {

    private ProgressText() {}

    /**
     * Formats a running state: {@code 6,250 of 12,120 users, 125 calls, 41.7 calls/s, 3 s left}, or during a pause
     * {@code 50,000 of 60,000 users, 1,000 calls, paused for the minute, 32 s, 36 s left}.
     */
    static String of(Snapshot snapshot, String separator) {
        String rest = snapshot.tellsRemaining()
                ? Text.wholeSeconds(snapshot.remaining()) + " left"
                : Text.wholeSeconds(snapshot.elapsed());
        return Stream.of(users(snapshot), calls(snapshot), pauseOrRate(snapshot), snapshot.sharing(), rest)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(separator));
    }

    /** Formats the final state: {@code 12,120 of 12,120 users, 239 calls, 4.1 s}. */
    static String ofEnd(Snapshot snapshot, String separator) {
        return String.join(separator, users(snapshot), calls(snapshot), Text.time(snapshot.elapsed()));
    }

    private static String users(Snapshot snapshot) {
        ExpectedCount expected = snapshot.expected();
        if (!expected.isKnown()) {
            return Text.count(snapshot.completed(), "user");
        }
        String of = expected.exact() ? " of " : " of about ";
        return Text.number(snapshot.completed()) + of + Text.count(expected.ids(), "user");
    }

    private static String calls(Snapshot snapshot) {
        return Text.count(snapshot.calls(), "call");
    }

    private static String pauseOrRate(Snapshot snapshot) {
        if (!snapshot.isPaused()) {
            return rate(snapshot);
        }
        String paused = snapshot.byPlatform() ? "paused by the platform, " : "paused for the minute, ";
        return paused + Text.wholeSeconds(snapshot.pause());
    }

    private static String rate(Snapshot snapshot) {
        return String.format(Locale.ROOT, "%.1f calls/s", snapshot.rate());
    }
}
