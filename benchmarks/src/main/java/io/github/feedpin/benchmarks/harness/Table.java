package io.github.feedpin.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/** Markdown table. The first column is text, the others are figures. Not thread-safe. */
public final class Table {

    private final List<String> lines = new ArrayList<>();
    private final int columns;

    /** Creates a table without rows. */
    public Table(String... headings) {
        this.columns = headings.length;
        lines.add(line(headings));
        lines.add("|---" + "|--:".repeat(columns - 1) + "|");
    }

    /** Adds a row with a cell for each heading, and returns this table. */
    public Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException("A row has " + columns + " cells, not " + cells.length);
        }
        lines.add(line(cells));
        return this;
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
