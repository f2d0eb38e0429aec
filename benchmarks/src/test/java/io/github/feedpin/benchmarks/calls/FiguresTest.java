package io.github.feedpin.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void areReadAsTheyWereWritten() {
        Figures figures = new Figures(64, 27_000.5, 33.1, 14_200, Double.NaN, 8.6, 10, 210);

        assertThat(Figures.of(figures.line())).isEqualTo(figures);
    }

    @Test
    void areToldFromOtherLines() {
        assertThat(Stream.of("a warning", "figuresque", "figures 64 1 1 1 1 1 1 1", "")
                        .filter(Figures::isLine))
                .containsExactly("figures 64 1 1 1 1 1 1 1");
    }
}
