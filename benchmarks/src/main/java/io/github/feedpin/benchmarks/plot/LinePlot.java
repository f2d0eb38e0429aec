package io.github.feedpin.benchmarks.plot;

import io.github.feedpin.benchmarks.plot.Series.Style;
import java.util.List;
import java.util.Locale;

/**
 * Several series over the same axes, as SVG on white.
 *
 * @param series in the order in which they are drawn, the last one on top
 */
public record LinePlot(String title, Axis x, Axis y, List<Series> series) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;
    private static final int LEFT = 80;
    private static final int RIGHT = WIDTH - 30;
    private static final int TOP = 56;
    private static final int BOTTOM = HEIGHT - 62;

    private static final int LEGEND_X = LEFT + 24;
    private static final int LEGEND_Y = TOP + 24;
    private static final int LEGEND_LINE = 22;
    private static final int SAMPLE = 30;

    private static final String FRAME = "stroke=\"#333333\" stroke-width=\"1\"";
    private static final String GRID = "stroke=\"#e4e4e4\" stroke-width=\"1\"";
    private static final String CENTRED = "text-anchor=\"middle\"";
    private static final String TITLE = "font-size=\"16\" font-weight=\"bold\"";

    public LinePlot {
        series = List.copyOf(series);
    }

    /** The image. */
    public String svg() {
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(LEFT, TOP - 24, title, TITLE);
        drawX(svg);
        drawY(svg);
        series.forEach(one -> draw(one, svg));
        drawLegend(svg);
        return svg.toString();
    }

    private void drawX(Svg svg) {
        x.ticks().forEach(tick -> {
            double at = x.position(tick, LEFT, RIGHT);
            svg.line(at, TOP, at, BOTTOM, GRID);
            svg.text(at, BOTTOM + 20, Integer.toString(tick), CENTRED);
        });
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, FRAME);
        svg.text((LEFT + RIGHT) / 2.0, BOTTOM + 46, x.label(), CENTRED);
    }

    private void drawY(Svg svg) {
        y.ticks().forEach(tick -> {
            double at = y.position(tick, BOTTOM, TOP);
            svg.line(LEFT, at, RIGHT, at, GRID);
            svg.text(LEFT - 10, at + 4, String.format(Locale.ROOT, "%,d", tick), "text-anchor=\"end\"");
        });
        svg.line(LEFT, BOTTOM, LEFT, TOP, FRAME);
        double middle = (TOP + BOTTOM) / 2.0;
        svg.text(24, middle, y.label(), CENTRED + " transform=\"rotate(-90 24 " + middle + ")\"");
    }

    private void draw(Series one, Svg svg) {
        List<Svg.Point> points = one.points().stream()
                .map(point -> new Svg.Point(x.position(point.x(), LEFT, RIGHT), y.position(point.y(), BOTTOM, TOP)))
                .toList();
        if (one.style() == Style.MARK) {
            svg.crosses(points, one.style().attributes());
        } else {
            svg.path(points, one.style().attributes());
        }
    }

    private void drawLegend(Svg svg) {
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            double at = LEGEND_Y + i * LEGEND_LINE;
            if (one.style() == Style.MARK) {
                svg.crosses(
                        List.of(new Svg.Point(LEGEND_X + SAMPLE / 2.0, at)),
                        one.style().attributes());
            } else {
                svg.line(LEGEND_X, at, LEGEND_X + SAMPLE, at, one.style().attributes());
            }
            svg.text(LEGEND_X + SAMPLE + 10, at + 4, one.name(), "");
        }
    }
}
