package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.journal.JournalRecord.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Appends records on a thread of its own, in the order of the calls of its methods. Records that arrive while it writes
 * are written together and, if need be, forced to disk once. After the first failure nothing is written. Thread-safe.
 */
final class JournalWriter implements Closeable {

    /** A disk that does not respond must not block the end of the command forever. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    /** Keeps lines short. */
    private static final int MAX_JOINED = 100;

    private final JournalSink sink;
    private final Scheduler thread = Schedulers.newSingle("feedpin-journal", true);
    private final Sinks.Empty<Void> failed = Sinks.empty();
    private List<Entry> queue = new ArrayList<>();
    private volatile @Nullable IOException failure;

    /**
     * Record to be written.
     *
     * @param content the record; null to only force what was written before
     * @param written completed when it is written; null if nothing waits for it
     * @param forced whether it is to be forced to disk before
     */
    private record Entry(
            @Nullable JournalRecord content, @Nullable CompletableFuture<Void> written, boolean forced) {}

    JournalWriter(JournalSink sink) {
        this.sink = sink;
    }

    /** Appends a record. */
    void append(JournalRecord content) {
        enqueue(new Entry(content, null, false));
    }

    /**
     * Appends a record; completes on the writer's thread when it survives the end of the process. Cancelling has no
     * effect.
     *
     * @param forced whether it must survive the end of the machine as well
     */
    CompletableFuture<Void> append(JournalRecord content, boolean forced) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        enqueue(new Entry(content, written, forced));
        return written;
    }

    /** Completes with the first failure to write. */
    Mono<Void> failed() {
        return failed.asMono();
    }

    /** Returns the first failure to write. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits until all records are on disk, and closes the file. Failures are in {@link #failure()}. */
    @Override
    public void close() {
        CompletableFuture<Void> written = new CompletableFuture<>();
        enqueue(new Entry(null, written, true));
        Mono.fromFuture(written)
                .timeout(CLOSE_TIMEOUT)
                .onErrorResume(e -> Mono.fromRunnable(() -> fail(asIoException(e))))
                .block();
        thread.dispose();
        try {
            sink.close();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void enqueue(Entry entry) {
        boolean idle;
        synchronized (this) {
            idle = queue.isEmpty();
            queue.add(entry);
        }
        if (idle) {
            thread.schedule(this::drain);
        }
    }

    private void drain() {
        List<Entry> entries;
        synchronized (this) {
            entries = queue;
            queue = new ArrayList<>();
        }
        if (failure == null) {
            try {
                write(entries);
            } catch (IOException e) {
                fail(e);
            } catch (RuntimeException e) {
                fail(new IOException(e));
            }
        }
        @Nullable IOException first = failure;
        for (Entry entry : entries) {
            if (entry.written() != null && first == null) {
                entry.written().complete(null);
            } else if (entry.written() != null) {
                entry.written().completeExceptionally(first);
            }
        }
    }

    private void write(List<Entry> entries) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        List<Outcome> alike = new ArrayList<>();
        for (Entry entry : entries) {
            boolean joins = !alike.isEmpty() && alike.size() < MAX_JOINED && isAlike(alike.get(0), entry.content());
            if (!alike.isEmpty() && !joins) {
                lines.writeBytes(JournalFormat.line(Outcome.join(alike)));
                alike.clear();
            }
            if (entry.content() instanceof Outcome outcome) {
                alike.add(outcome);
            } else if (entry.content() != null) {
                lines.writeBytes(JournalFormat.line(entry.content()));
            }
        }
        if (!alike.isEmpty()) {
            lines.writeBytes(JournalFormat.line(Outcome.join(alike)));
        }
        if (lines.size() > 0) {
            sink.append(lines.toByteArray());
        }
        if (entries.stream().anyMatch(Entry::forced)) {
            sink.force();
        }
    }

    /** Returns whether two records can be joined. */
    private static boolean isAlike(Outcome outcome, @Nullable JournalRecord next) {
        return next instanceof Outcome other && outcome.withUsers(List.of()).equals(other.withUsers(List.of()));
    }

    private void fail(IOException e) {
        if (failure == null) {
            failure = e;
        }
        failed.tryEmitEmpty();
    }

    private static IOException asIoException(Throwable e) {
        return e instanceof IOException known ? known : new IOException("the disk does not respond", e);
    }
}
