package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.journal.JournalRecord.Call;
import io.github.feedpin.cli.journal.JournalRecord.Outcome;
import io.github.feedpin.cli.journal.JournalRecord.Result;
import io.github.feedpin.cli.journal.JournalRecord.Run;
import io.github.feedpin.model.PinAction;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a journal by one with the same state: users who are pinned or were called recently, each once. Writes a
 * temporary file and renames it, so a crash leaves one of both.
 *
 * @param file the journal, which is locked
 * @param length its length
 * @param index its state
 */
record Compaction(Path file, long length, PinIndex index) {

    private static final String SUFFIX = ".new";
    private static final long FEW_MENTIONS = 10_000;
    private static final int MENTIONS_PER_USER = 5;

    /** Returns whether the file would become much smaller. */
    boolean isWorthIt() {
        return index.mentions() > FEW_MENTIONS && index.mentions() > MENTIONS_PER_USER * index.count(index::isLive);
    }

    /** Replaces the file. The index must be loaded again. */
    void run() throws IOException {
        Path compact = file.resolveSibling(file.getFileName() + SUFFIX);
        try {
            try (FileOutputStream out = new FileOutputStream(compact.toFile());
                    OutputStream lines = new BufferedOutputStream(out);
                    JournalReader reader = new JournalReader(file, length)) {
                write(reader, lines);
                lines.flush();
                out.getFD().sync();
            }
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(compact, Files.getPosixFilePermissions(file));
            }
            Files.move(compact, file, StandardCopyOption.ATOMIC_MOVE);
            Directories.force(file);
        } finally {
            Files.deleteIfExists(compact);
        }
    }

    private void write(JournalReader reader, OutputStream out) throws IOException {
        out.write(JournalFormat.line(reader.header()));
        writeRuns(out);
        for (@Nullable JournalRecord entry = reader.next(); entry != null; entry = reader.next()) {
            for (Map.Entry<UserState, List<String>> users : claimed(entry).entrySet()) {
                write(users.getKey(), users.getValue(), entry, out);
            }
        }
    }

    /** Writes what a retry needs to know: the duration of the latest pins, and the latest action. */
    private void writeRuns(OutputStream out) throws IOException {
        if (index.latestRun().isPresent()) {
            Run latest = index.latestRun().get();
            out.write(JournalFormat.line(
                    new Run(PinAction.PIN, latest.at(), index.latestDuration().orElse(null))));
            out.write(JournalFormat.line(latest));
        }
    }

    /** Returns the users to write in place of a record: the pinned ones in place of the call that pinned them. */
    private Map<UserState, List<String>> claimed(JournalRecord entry) {
        Map<UserState, List<String>> users = new LinkedHashMap<>();
        for (String id : JournalIds.users(entry)) {
            boolean claimed = index.claim(
                    id,
                    state -> index.isLive(state)
                            && (!state.isPinned()
                                    || entry instanceof Call call
                                            && call.action() == PinAction.PIN
                                            && call.number() == state.call()));
            if (claimed) {
                users.computeIfAbsent(index.state(id), state -> new ArrayList<>())
                        .add(id);
            }
        }
        return users;
    }

    private void write(UserState state, List<String> users, JournalRecord entry, OutputStream out) throws IOException {
        if (!state.isPinned()) {
            out.write(JournalFormat.line(
                    new Outcome(state.call(), state.action(), state.result(), null, null, null, users)));
            return;
        }
        Instant at = ((Call) entry).at();
        @Nullable Instant until = index.dueTime(state).orElse(null);
        out.write(JournalFormat.line(new Call(state.call(), PinAction.PIN, at, until, users)));
        boolean applied = state.action() == PinAction.PIN && state.result() == Result.APPLIED;
        if (applied) {
            out.write(JournalFormat.line(
                    new Outcome(state.call(), PinAction.PIN, Result.APPLIED, null, null, null, users)));
        } else if (state.action() == PinAction.UNPIN) {
            out.write(JournalFormat.line(new Outcome(null, PinAction.UNPIN, state.result(), null, null, null, users)));
        }
    }
}
