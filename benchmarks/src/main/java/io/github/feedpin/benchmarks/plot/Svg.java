package io.github.feedpin.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Gathers the elements of an SVG image. Lengths are pixels, from the upper left corner; a style is attributes, as they
 * stand in SVG.
 */
final class Svg {

    private static final int CROSS = 3;

    private final StringBuilder elements = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void line(double x1, double y1, double x2, double y2, String style) {
        element("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>", x1, y1, x2, y2, style);
    }

    /** A line through all these points. */
    void path(List<Point> points, String style) {
        String path = thinned(points).stream().map(Point::toString).collect(Collectors.joining(" "));
        element("<polyline points=\"%s\" fill=\"none\" %s/>", path, style);
    }

    /** A small cross at each point. */
    void crosses(List<Point> points, String style) {
        String path = thinned(points).stream().map(Svg::cross).collect(Collectors.joining());
        element("<path d=\"%s\" fill=\"none\" %s/>", path, style);
    }

    void text(double x, double y, String text, String style) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        element("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", x, y, style, escaped);
    }

    @Override
    public String toString() {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="Helvetica, Arial, 'DejaVu Sans', sans-serif" font-size="13" fill="#333333">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(width, height) + elements + "</svg>\n";
    }

    private void element(String format, Object... values) {
        elements.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String cross(Point at) {
        return "M%s".formatted(at) + "m-%1$d,-%1$dl%2$d,%2$dm0,-%2$dl-%2$d,%2$d".formatted(CROSS, 2 * CROSS);
    }

    /**
     * Without those that lie on the one before: nobody could tell them apart, and thousands would make the file large.
     */
    private static List<Point> thinned(List<Point> points) {
        List<Point> thinned = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            boolean visible = thinned.isEmpty() || points.get(i).isApartFrom(thinned.get(thinned.size() - 1));
            if (visible || i == points.size() - 1) {
                thinned.add(points.get(i));
            }
        }
        return thinned;
    }

    record Point(double x, double y) {

        boolean isApartFrom(Point other) {
            return Math.hypot(x - other.x, y - other.y) >= 1;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
        }
    }
}
