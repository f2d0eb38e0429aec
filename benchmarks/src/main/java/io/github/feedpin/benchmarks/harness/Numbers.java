package io.github.feedpin.benchmarks.harness;

import java.util.Locale;

/** Formats numbers, independently of the locale. */
public final class Numbers {

    private Numbers() {}

    /** Returns {@code number} with {@code digits} decimals, and commas between the thousands. */
    public static String text(double number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }
}
