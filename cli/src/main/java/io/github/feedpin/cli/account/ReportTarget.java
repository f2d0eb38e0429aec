package io.github.feedpin.cli.account;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Where a report goes. A file appears under its name at once and whole, or not at all. What is no ordinary file, such as {@code
 * /dev/stdout}, is written to as it is.
 *
 * @param file the file; an ordinary one behind any links
 */
record ReportTarget(Path file) {

    /** Puts content into a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @throws IOException saying why a report could not be written there, in words that follow the file's name and a colon */
    static ReportTarget of(Path file) throws IOException {
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

    /** A new, empty file beside the report, for what is not ready. */
    Path newDraft() throws IOException {
        Path folder = isSpecial() ? Path.of(System.getProperty("java.io.tmpdir")) : folder();
        Path draft = folder.resolve(".feedpin-" + UUID.randomUUID() + ".part");
        try {
            return Files.createFile(draft);
        } catch (IOException e) {
            throw new IOException("nothing can be written to the folder " + folder, e);
        }
    }

    void publish(Content content) throws IOException {
        if (isSpecial()) {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            return;
        }
        Path draft = newDraft();
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                content.writeTo(out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private boolean isSpecial() {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
