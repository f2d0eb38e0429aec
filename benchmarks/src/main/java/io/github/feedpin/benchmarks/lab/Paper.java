package io.github.feedpin.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where results go: to standard output, and where it is asked for into a page, between the marks {@code <!-- name -->}
 * and {@code <!-- /name -->}.
 */
public final class Paper {

    @Option(
            names = "--write",
            paramLabel = "PAGE",
            description = "Also put the result into this page, in place of the last one.")
    private @Nullable Path page;

    /**
     * Puts down the result of the benchmark {@code name}.
     *
     * @param how it came about: where it was measured, of what, with which settings
     */
    public void put(String name, String result, String... how) throws IOException {
        String text = String.join("; ", how) + ".\n\n" + result + "\n";
        System.out.println(text);
        if (page != null) {
            Files.writeString(page, replaced(Files.readString(page), name, text));
        }
    }

    /** The file of this name in the page's folder; none when nothing is put into a page. */
    public @Nullable Path beside(String file) {
        return page == null ? null : page.resolveSibling(file);
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
