package io.github.feedpin.cli.ids;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** Source of ids that are read from a file or standard input on demand, in constant memory. */
public final class StreamedIds implements IdSource {

    private static final long UNKNOWN_SIZE = -1;

    /** Path of a file that is redirected to standard input. */
    public static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private final IdReader lines;
    private final long size;

    private StreamedIds(InputStream in) {
        this.lines = new IdReader(in);
        this.size = UNKNOWN_SIZE;
    }

    private StreamedIds(InputStream in, FileChangeDetector watch) {
        this.lines = new IdReader(in, watch);
        this.size = watch.size();
    }

    /**
     * Opens a file of ids. A regular file is checked to be UTF-8 text.
     *
     * @throws IOException if the file cannot be read or is not UTF-8 text; the message continues after its name and a
     *     colon
     */
    public static IdSource of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        FileChannel channel = FileChannel.open(file);
        InputStream in = Channels.newInputStream(channel);
        return Files.isRegularFile(file) ? watched(in, channel, file) : new StreamedIds(in);
    }

    /**
     * Creates a source for a stream, whose prefix is checked by {@code check} before any id is emitted. A regular file
     * that is redirected to the stream is checked to be UTF-8 text.
     *
     * @throws IOException if the file is not UTF-8 text; the message continues after the name of the stream and a colon
     */
    public static IdSource of(InputStream in, IdCheck check) throws IOException {
        return of(in, new PrefixCheckedInputStream(in, check));
    }

    /** Creates a source for a stream like {@link #of(InputStream, IdCheck)}, whose ids are not checked. */
    public static IdSource unchecked(InputStream in) throws IOException {
        return of(in, in);
    }

    private static IdSource of(InputStream in, InputStream checked) throws IOException {
        if (!(in instanceof FileInputStream file) || !isRegularFile(file.getChannel())) {
            return new StreamedIds(checked);
        }
        boolean hasPath = file.getFD() == FileDescriptor.in && Files.isRegularFile(STANDARD_INPUT);
        return watched(checked, file.getChannel(), hasPath ? STANDARD_INPUT : null);
    }

    private static IdSource watched(InputStream in, FileChannel channel, @Nullable Path path) throws IOException {
        FileChangeDetector watch = new FileChangeDetector(channel, path);
        watch.checkText();
        return new StreamedIds(in, watch);
    }

    /** Returns whether the channel has a size and a position, unlike a pipe or a terminal. */
    private static boolean isRegularFile(FileChannel channel) {
        try {
            return channel.size() > channel.position();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Flux<String> ids() {
        return Flux.<String, IdReader>generate(() -> lines, StreamedIds::emitNext, StreamedIds::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public ExpectedCount expected() {
        long ids = lines.idsRead();
        long bytes = lines.bytesRead();
        if (size == UNKNOWN_SIZE || ids == 0) {
            return ExpectedCount.UNKNOWN;
        }
        return bytes >= size
                ? ExpectedCount.exactly(ids)
                : ExpectedCount.about(Math.round((double) ids * size / bytes));
    }

    private static IdReader emitNext(IdReader lines, SynchronousSink<String> sink) {
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

    private static void close(IdReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            // The ids have been read.
        }
    }
}
