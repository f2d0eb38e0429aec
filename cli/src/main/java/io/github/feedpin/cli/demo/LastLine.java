package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.text.Encodings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a process has printed last. */
final class LastLine {

    private LastLine() {}

    /** Returns the last complete line of a short file; empty if there is none. */
    static String of(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), Encodings.OUTPUT);
            String complete = text.substring(0, text.lastIndexOf('\n') + 1).stripTrailing();
            return complete.substring(complete.lastIndexOf('\n') + 1).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
