package io.github.feedpin.benchmarks.plot;

import java.util.List;

/**
 * One line, or one kind of mark.
 *
 * @param name as in the legend
 * @param style how it is drawn
 * @param points in the order of x
 */
public record Series(String name, Style style, List<Point> points) {

    /** Values on both axes. */
    public record Point(double x, double y) {}

    /** How a series is drawn. */
    public enum Style {
        /** In the background, to compare with. */
        REFERENCE("stroke=\"#9aa0a6\" stroke-width=\"5\" stroke-linejoin=\"round\" stroke-opacity=\"0.55\""),
        FIRST("stroke=\"#1565c0\" stroke-width=\"2\" stroke-linejoin=\"round\""),
        SECOND("stroke=\"#e07b00\" stroke-width=\"2\" stroke-linejoin=\"round\""),
        /** No line, but a cross at each point. */
        MARK("stroke=\"#c62828\" stroke-width=\"1\" stroke-opacity=\"0.6\"");

        private final String attributes;

        Style(String attributes) {
            this.attributes = attributes;
        }

        String attributes() {
            return attributes;
        }
    }

    public Series {
        points = List.copyOf(points);
    }
}
