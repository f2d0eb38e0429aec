package io.github.feedpin.benchmarks.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.benchmarks.plot.Series.Point;
import io.github.feedpin.benchmarks.plot.Series.Style;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LinePlotTest {

    private static final Axis X = new Axis("seconds", 100, 10);
    private static final Axis Y = new Axis("calls & more", 1_000, 250);

    private static Document parsed(LinePlot plot) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(plot.svg())));
    }

    private static LinePlot plot(Series... series) {
        return new LinePlot("a < b", X, Y, List.of(series));
    }

    private static List<String> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    @Test
    void namesAxesTicksAndSeries() throws Exception {
        Series line = new Series("one line", Style.FIRST, List.of(new Point(0, 0), new Point(100, 1_000)));

        assertThat(texts(parsed(plot(line))))
                .contains("a < b", "seconds", "calls & more", "one line", "0", "100", "250", "1,000");
    }

    @Test
    void aLineGoesFromCornerToCorner() throws Exception {
        Series line = new Series("one line", Style.FIRST, List.of(new Point(0, 0), new Point(100, 1_000)));
        Document svg = parsed(plot(line));

        assertThat(svg.getElementsByTagName("polyline").item(0).getAttributes().getNamedItem("points"))
                .extracting(Node::getNodeValue)
                .isEqualTo("80.0,458.0 870.0,56.0");
    }

    @Test
    void pointsThatNobodyCouldTellApartAreLeftOutButTheLast() {
        List<Point> many = IntStream.rangeClosed(0, 100_000)
                .mapToObj(i -> new Point(i / 1_000.0, i / 100.0))
                .toList();

        assertThat(plot(new Series("many", Style.SECOND, many)).svg())
                .hasSizeLessThan(50_000)
                .contains("870.0,56.0\"");
    }

    @Test
    void anAxisTakesTheFirstStepThatDoesNotCrowdIt() {
        assertThat(Axis.upTo(561, "seconds", List.of(10, 60, 300))).isEqualTo(new Axis("seconds", 600, 60));
        assertThat(Axis.upTo(600, "seconds", List.of(10, 60, 300))).isEqualTo(new Axis("seconds", 600, 60));
        assertThat(Axis.upTo(20, "seconds", List.of(10, 60, 300))).isEqualTo(new Axis("seconds", 20, 10));
    }
}
