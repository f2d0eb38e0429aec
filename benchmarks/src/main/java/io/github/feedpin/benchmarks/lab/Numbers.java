package io.github.feedpin.benchmarks.lab;

import java.util.Locale;

/** Numbers as the tables show them, whatever the locale. */
public final class Numbers {

    private Numbers() {}

    /** With so many digits after the point, and commas between the thousands. */
    public static String text(double number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }
}
