package io.github.feedpin.cli.report;

import io.github.feedpin.cli.report.TemporaryFiles.TemporaryFile;
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
 * Destination of a report. A regular file is replaced atomically. Other files, such as pipes, are written directly, and
 * so are the standard streams, even if redirected to a file.
 *
 * @param file the file; a regular file with links resolved
 */
record ReportDestination(Path file) {

    private static final Map<String, FileDescriptor> OWN_STREAMS = Map.of(
            "-", FileDescriptor.out,
            "/dev/stdout", FileDescriptor.out,
            "/dev/fd/1", FileDescriptor.out,
            "/proc/self/fd/1", FileDescriptor.out,
            "/dev/stderr", FileDescriptor.err,
            "/dev/fd/2", FileDescriptor.err,
            "/proc/self/fd/2", FileDescriptor.err);

    /** Mode bits of the file type, and the type of a character device. */
    private static final int FILE_TYPE = 0170000;

    private static final int CHARACTER_DEVICE = 0020000;

    /** Callback interface for writing the content of a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws IOException if the file cannot be written; the message continues after its name and a colon */
    static ReportDestination of(Path file) throws IOException {
        if (OWN_STREAMS.containsKey(file.toString())) {
            return new ReportDestination(file);
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        if (Files.exists(file)) {
            if (!Files.isWritable(file)) {
                throw new IOException("permission denied");
            }
            return new ReportDestination(Files.isRegularFile(file) ? file.toRealPath() : file);
        }
        ReportDestination target = new ReportDestination(file.toAbsolutePath());
        if (!Files.isDirectory(target.directory())) {
            throw new IOException("the directory " + target.directory() + " does not exist");
        }
        return target;
    }

    /** Returns the temporary files, which are in the directory of the report so that they can be renamed to it. */
    TemporaryFiles temporaryFiles() {
        return new TemporaryFiles(isSpecial() ? Path.of(System.getProperty("java.io.tmpdir")) : directory());
    }

    /**
     * Writes an empty line, which JSON allows, to a character device. Other special files may block until there is a
     * reader.
     *
     * @throws IOException if the device rejects it
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
            // Shared with the rest of the process, so not closed; reopening would start at the beginning of the file.
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
        TemporaryFile temporary = temporaryFiles().openNamed();
        try (OutputStream out = Channels.newOutputStream(temporary.channel())) {
            content.writeTo(out);
            if (Files.exists(file) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(temporary.path(), Files.getPosixFilePermissions(file));
            }
            Files.move(temporary.path(), file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary.path());
        }
    }

    private boolean isSpecial() {
        return OWN_STREAMS.containsKey(file.toString()) || Files.exists(file) && !Files.isRegularFile(file);
    }

    private Path directory() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
