package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.ids.ExpectedCount;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.journal.JournalRecord.Call;
import io.github.feedpin.cli.journal.JournalRecord.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * Source of the users of a journal whose state matches, in the order of the journal. Reads the file again, so that only
 * the index is in memory.
 */
final class JournalIds implements IdSource {

    private final Path file;
    private final long length;
    private final PinIndex index;
    private final Predicate<UserState> filter;
    private final ExpectedCount expected;

    /** @param length the number of bytes to read; later records are those of the run itself */
    JournalIds(Path file, long length, PinIndex index, Predicate<UserState> filter) {
        this.file = file;
        this.length = length;
        this.index = index;
        this.filter = filter;
        this.expected = ExpectedCount.exactly(index.count(filter));
    }

    @Override
    public Flux<String> ids() {
        return expected.ids() == 0 ? Flux.empty() : matching().subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public ExpectedCount expected() {
        return expected;
    }

    private Flux<String> matching() {
        return Flux.<JournalRecord, JournalReader>generate(
                        this::open,
                        (reader, sink) -> {
                            try {
                                @Nullable JournalRecord next = reader.next();
                                if (next == null) {
                                    sink.complete();
                                } else {
                                    sink.next(next);
                                }
                            } catch (IOException e) {
                                sink.error(new UnreadableIdsException(e));
                            }
                            return reader;
                        },
                        JournalIds::close)
                .concatMapIterable(JournalIds::users, 1)
                .filter(id -> index.claim(id, filter));
    }

    private JournalReader open() throws IOException {
        return new JournalReader(file, length);
    }

    static List<String> users(JournalRecord entry) {
        if (entry instanceof Call call) {
            return call.userIds();
        }
        return entry instanceof Outcome outcome ? outcome.userIds() : List.of();
    }

    private static void close(JournalReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
