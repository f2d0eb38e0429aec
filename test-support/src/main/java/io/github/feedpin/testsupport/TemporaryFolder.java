package io.github.feedpin.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder that is deleted with all its files when it is closed, and at the latest when the JVM exits. */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final Runnable deletion = this::delete;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /** Creates a folder whose name begins with {@code prefix}. */
    public static TemporaryFolder create(String prefix) {
        try {
            TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(prefix));
            ClosedAtExit.add(folder.deletion);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (ClosedAtExit.remove(deletion)) {
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
