package io.github.feedpin.cli.progress;

import io.github.feedpin.cli.text.Text;
import java.util.Locale;

/** A snapshot in words. */
final class ProgressText {

    private ProgressText() {}

    /** Under way: {@code 6,250 of 12,120 users, 125 calls, 41.7 calls/s, 3 s left}. */
    static String of(Snapshot snapshot, String separator) {
        String rest = snapshot.tellsRemaining()
                ? Text.wholeSeconds(snapshot.remaining()) + " left"
                : Text.wholeSeconds(snapshot.elapsed());
        return sofar(snapshot, separator) + separator + rest;
    }

    /** At the end: {@code 12,120 of 12,120 users, 239 calls, 57.6 calls/s, 4.1 s}. */
    static String ofEnd(Snapshot snapshot, String separator) {
        return sofar(snapshot, separator) + separator + Text.time(snapshot.elapsed());
    }

    private static String sofar(Snapshot snapshot, String separator) {
        String settled = snapshot.expected().isKnown()
                ? Text.number(snapshot.settled()) + " of "
                        + (snapshot.expected().exact() ? "" : "about ")
                        + Text.count(snapshot.expected().ids(), "user")
                : Text.count(snapshot.settled(), "user");
        return settled
                + separator
                + Text.count(snapshot.calls(), "call")
                + separator
                + String.format(Locale.ROOT, "%.1f calls/s", snapshot.rate());
    }
}
