package io.github.feedpin.cli;

import io.github.feedpin.cli.journal.Journal;
import io.github.feedpin.cli.journal.JournalBusyException;
import io.github.feedpin.cli.journal.JournalException;
import io.github.feedpin.cli.journal.JournalRecorder;
import io.github.feedpin.cli.journal.JournalWriteException;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the journal that the command line names, and completes the messages of its exceptions.
 *
 * @param file the journal
 * @param clock the clock for due times
 */
record JournalAccess(Path file, InstantSource clock) {

    /**
     * Opens the journal for a run, or creates it.
     *
     * @throws UsageException if it cannot be used for the run
     * @throws UnusableException if it cannot be written
     */
    Journal openOrCreate(RunTarget target) {
        return withName(() -> Journal.openOrCreate(file, target, clock));
    }

    /**
     * Opens the existing journal.
     *
     * @throws UsageException if it cannot be used
     * @throws UnusableException if it cannot be written
     */
    Journal open() {
        return withName(() -> Journal.open(file, clock));
    }

    /** Opens the existing journal like {@link #open()}; empty if it is in use. */
    Optional<Journal> openUnlessBusy() {
        return withName(() -> {
            try {
                return Optional.of(Journal.open(file, clock));
            } catch (JournalBusyException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * Starts to record a run.
     *
     * @throws UnusableException if the journal cannot be written
     */
    JournalRecorder start(Journal journal, PinAction action, @Nullable Duration duration) {
        return withName(() -> journal.start(action, duration));
    }

    /** Returns the name of the journal for messages. */
    String name() {
        return "the journal " + file;
    }

    private <T> T withName(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (JournalException | JournalBusyException e) {
            throw new UsageException(name() + " " + e.getMessage());
        } catch (JournalWriteException e) {
            throw new UnusableException(name() + " " + e.getMessage() + ". Nothing was sent.");
        }
    }
}
