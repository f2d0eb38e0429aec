package io.github.feedpin.cli.progress;

import io.github.feedpin.cli.ids.ExpectedCount;
import io.github.feedpin.cli.text.Messages;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats snapshots.
 *
 * @param messages the texts
 * @param separator the text between two parts
 */
record ProgressText(Messages messages, String separator) {

    /** Creates a format whose parts are separated as in a sentence. */
    ProgressText(Messages messages) {
        this(messages, messages.text("separator"));
    }

    /**
     * Formats a running state: {@code 6,250 of 12,120 users, 125 calls, 41.7 calls/s, 3 s left}, or during a pause
     * {@code 50,000 of 60,000 users, 1,000 calls, paused for the minute, 32 s, 36 s left}.
     */
    String of(Snapshot snapshot) {
        String rest = snapshot.tellsRemaining()
                ? messages.text("progress.left", messages.wholeSeconds(snapshot.remaining()))
                : messages.text("progress.elapsed", messages.wholeSeconds(snapshot.elapsed()));
        return Stream.of(users(snapshot), calls(snapshot), pauseOrRate(snapshot), snapshot.sharing(), rest)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(separator));
    }

    /** Formats the final state: {@code 12,120 of 12,120 users, 239 calls, 4.1 s}. */
    String ofEnd(Snapshot snapshot) {
        String elapsed = messages.text("progress.elapsed", messages.time(snapshot.elapsed()));
        return String.join(separator, users(snapshot), calls(snapshot), elapsed);
    }

    private String users(Snapshot snapshot) {
        ExpectedCount expected = snapshot.expected();
        if (!expected.isKnown()) {
            return messages.text("users", snapshot.completed());
        }
        return messages.text(
                expected.exact() ? "progress.users" : "progress.usersAbout",
                snapshot.completed(),
                messages.text("users", expected.ids()));
    }

    private String calls(Snapshot snapshot) {
        return messages.text("calls", snapshot.calls());
    }

    private String pauseOrRate(Snapshot snapshot) {
        if (!snapshot.isPaused()) {
            return messages.text("progress.rate", String.format(Locale.ROOT, "%.1f", snapshot.rate()));
        }
        return messages.text(
                snapshot.byPlatform() ? "progress.pauseByPlatform" : "progress.pause",
                messages.wholeSeconds(snapshot.pause()));
    }
}
