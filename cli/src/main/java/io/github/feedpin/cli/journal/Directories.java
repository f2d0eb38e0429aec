package io.github.feedpin.cli.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes changes of directories durable. */
final class Directories {

    private Directories() {}

    /** Makes the name of {@code file} survive the end of the machine, where the system supports it. */
    static void force(Path file) {
        try (FileChannel directory =
                FileChannel.open(file.toAbsolutePath().resolveSibling("."), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // Windows cannot open directories, and needs no force.
        }
    }
}
