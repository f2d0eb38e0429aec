package io.github.feedpin.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Temporary folder, which is deleted at the end.
 *
 * @param path the folder
 */
record DemoFolder(Path path) implements AutoCloseable {

    /** Advice if the folder cannot be used. */
    static final String TEMPORARY_FILES = "; set -Djava.io.tmpdir=FOLDER in FEEDPIN_JAVA_OPTS to use another one";

    static DemoFolder create() throws IOException {
        return createIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @throws IOException if it cannot be created; the message is a clause */
    static DemoFolder createIn(Path parent) throws IOException {
        try {
            return new DemoFolder(Files.createTempDirectory(parent, "feedpin-demo"));
        } catch (IOException e) {
            throw new IOException("no folder can be created in " + parent + TEMPORARY_FILES, e);
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(path)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
