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

    static DemoFolder create() throws IOException {
        return new DemoFolder(Files.createTempDirectory("feedpin-demo"));
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
