package io.github.feedpin.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where results go: to standard output, and where it is asked for into a page, between the marks {@code <!-- name -->} and
 * {@code <!-- /name -->}.
 */
public final class Paper {

    @Option(
            names = "--write",
            paramLabel = "PAGE",
            description = "Also put the result into this page, in place of the last one.")
    private @Nullable Path page;

    /** Puts down the result of the benchmark {@code name}, with a word on where it was measured. */
    public void put(String name, String result) throws IOException {
        String text = Surroundings.describe() + "\n\n" + result + "\n";
        System.out.println(text);
        if (page != null) {
            Files.writeString(page, replaced(Files.readString(page), name, text));
        }
    }

    private String replaced(String old, String name, String text) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- /" + name + " -->";
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(page + " has no marks " + begin.strip() + " and " + end);
        }
        return old.substring(0, from + begin.length()) + text + old.substring(to);
    }
}
