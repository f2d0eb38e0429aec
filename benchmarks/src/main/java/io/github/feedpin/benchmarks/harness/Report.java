package io.github.feedpin.benchmarks.harness;

/** Prints results as Markdown, ready to be pasted into {@code docs/benchmarks.md}. */
public final class Report {

    private Report() {}

    /** Prints the conditions of the measurement, followed by {@code tables}. */
    public static void print(String tables, String... conditions) {
        System.out.println(String.join("; ", conditions) + ".\n\n" + tables);
    }
}
