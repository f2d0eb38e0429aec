package io.github.feedpin.cli.ids;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** Ids read from a file or from standard input, as fast as they are wanted, in memory that does not grow with their number. */
public final class StreamedIds implements IdSource {

    private static final long UNKNOWN_SIZE = -1;

    private final IdLines lines;
    private final long size;

    private StreamedIds(InputStream in, long size) {
        this.lines = new IdLines(in);
        this.size = size;
    }

    /**
     * The ids in a file, which is opened at once.
     *
     * @throws IOException when it cannot be read
     */
    public static IdSource of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        InputStream in = Files.newInputStream(file);
        return new StreamedIds(in, Files.isRegularFile(file) ? Files.size(file) : UNKNOWN_SIZE);
    }

    /** The ids in a stream of unknown length. */
    public static IdSource of(InputStream in) {
        return new StreamedIds(in, UNKNOWN_SIZE);
    }

    @Override
    public Flux<String> ids() {
        return Flux.<String, IdLines>generate(() -> lines, StreamedIds::emitNext, StreamedIds::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public Expected expected() {
        long ids = lines.idsRead();
        long bytes = lines.bytesRead();
        if (size == UNKNOWN_SIZE || ids == 0) {
            return Expected.UNKNOWN;
        }
        return bytes >= size ? Expected.exactly(ids) : Expected.about(Math.round((double) ids * size / bytes));
    }

    private static IdLines emitNext(IdLines lines, SynchronousSink<String> sink) {
        try {
            @Nullable String id = lines.next();
            if (id == null) {
                sink.complete();
            } else {
                sink.next(id);
            }
        } catch (IOException e) {
            sink.error(new UnreadableIdsException(e));
        }
        return lines;
    }

    private static void close(IdLines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            // What was wanted from it has been read.
        }
    }
}
