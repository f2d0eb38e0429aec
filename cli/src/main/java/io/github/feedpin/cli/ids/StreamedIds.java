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

/**
 * Ids read from a file or from standard input, as fast as they are wanted, in memory that does not grow with their
 * number.
 */
public final class StreamedIds implements IdSource {

    private static final long UNKNOWN_SIZE = -1;

    /** Tells when an ordinary file behind standard input was changed, which the stream itself does not. */
    public static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private final IdLines lines;
    private final long size;

    private StreamedIds(InputStream in) {
        this.lines = new IdLines(in);
        this.size = UNKNOWN_SIZE;
    }

    private StreamedIds(InputStream in, FileWatch watch) {
        this.lines = new IdLines(in, watch);
        this.size = watch.size();
    }

    /**
     * The ids in a file, which is opened at once, and looked through when it is an ordinary one.
     *
     * @throws IOException when it cannot be read, or is no UTF-8 text, saying so in words that follow its name and a
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
     * The ids in a stream, of which nothing comes out before {@code check} has looked at its start; when an ordinary
     * file is behind it, that is looked through at once.
     *
     * @throws IOException when that is no UTF-8 text, saying so in words that follow the name of the stream and a colon
     */
    public static IdSource of(InputStream in, IdCheck check) throws IOException {
        InputStream checked = new CheckedStart(in, check);
        if (!(in instanceof FileInputStream file) || !isOrdinary(file.getChannel())) {
            return new StreamedIds(checked);
        }
        boolean hasPath = file.getFD() == FileDescriptor.in && Files.isRegularFile(STANDARD_INPUT);
        return watched(checked, file.getChannel(), hasPath ? STANDARD_INPUT : null);
    }

    private static IdSource watched(InputStream in, FileChannel channel, @Nullable Path path) throws IOException {
        FileWatch watch = new FileWatch(channel, path);
        watch.checkText();
        return new StreamedIds(in, watch);
    }

    /** What has a size and a position; neither a pipe nor a terminal has both. */
    private static boolean isOrdinary(FileChannel channel) {
        try {
            return channel.size() > channel.position();
        } catch (IOException e) {
            return false;
        }
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
