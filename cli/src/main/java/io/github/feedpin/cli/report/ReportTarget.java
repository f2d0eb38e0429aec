package io.github.feedpin.cli.report;

import io.github.feedpin.cli.report.Drafts.Draft;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a report goes. A file appears under its name at once and whole, or not at all. What is no ordinary file, such
 * as a pipe, is written to as it is; so are our own standard streams, even where a file stands behind them.
 *
 * @param file the file; an ordinary one behind any links
 */
record ReportTarget(Path file) {

    private static final Map<String, FileDescriptor> OWN_STREAMS = Map.of(
            "-", FileDescriptor.out,
            "/dev/stdout", FileDescriptor.out,
            "/dev/fd/1", FileDescriptor.out,
            "/proc/self/fd/1", FileDescriptor.out,
            "/dev/stderr", FileDescriptor.err,
            "/dev/fd/2", FileDescriptor.err,
            "/proc/self/fd/2", FileDescriptor.err);

    /** Which bits of a mode tell the kind of a file, and those of a character device. */
    private static final int FILE_TYPE = 0170000;

    private static final int CHARACTER_DEVICE = 0020000;

    /** Puts content into a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @throws IOException saying why a report could not be written there, in words that follow the file's name and a
     *     colon
     */
    static ReportTarget of(Path file) throws IOException {
        if (OWN_STREAMS.containsKey(file.toString())) {
            return new ReportTarget(file);
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (Files.exists(file)) {
            if (!Files.isWritable(file)) {
                throw new IOException("permission denied");
            }
            return new ReportTarget(Files.isRegularFile(file) ? file.toRealPath() : file);
        }
        ReportTarget target = new ReportTarget(file.toAbsolutePath());
        if (!Files.isDirectory(target.folder())) {
            throw new IOException("there is no folder " + target.folder());
        }
        return target;
    }

    /** Where what is not ready is kept: beside the report, so that it can take its place. */
    Drafts drafts() {
        return new Drafts(isSpecial() ? Path.of(System.getProperty("java.io.tmpdir")) : folder());
    }

    /**
     * Writes to a device the empty line that JSON allows before itself. What else is no ordinary file may wait for a
     * reader.
     *
     * @throws IOException when the device does not take it
     */
    void probe() throws IOException {
        if (isSpecial() && !OWN_STREAMS.containsKey(file.toString()) && isDevice()) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                out.write('\n');
            }
        }
    }

    private boolean isDevice() throws IOException {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                && ((Integer) Files.getAttribute(file, "unix:mode") & FILE_TYPE) == CHARACTER_DEVICE;
    }

    void publish(Content content) throws IOException {
        @Nullable FileDescriptor own = OWN_STREAMS.get(file.toString());
        if (own != null) {
            // Not to be closed, for it is not ours alone; not to be opened anew, for that begins at its start.
            OutputStream out = new BufferedOutputStream(new FileOutputStream(own));
            content.writeTo(out);
            out.flush();
        } else if (isSpecial()) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
        } else {
            replace(content);
        }
    }

    private void replace(Content content) throws IOException {
        Draft draft = drafts().openNamed();
        try (OutputStream out = Channels.newOutputStream(draft.channel())) {
            content.writeTo(out);
            if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(draft.file(), Files.getPosixFilePermissions(file));
            }
            Files.move(draft.file(), file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft.file());
        }
    }

    private boolean isSpecial() {
        return OWN_STREAMS.containsKey(file.toString()) || Files.exists(file) && !Files.isRegularFile(file);
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
