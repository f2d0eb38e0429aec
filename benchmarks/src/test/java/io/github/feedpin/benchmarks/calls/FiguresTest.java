package io.github.feedpin.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void areReadAsTheyWereWrittenFromAmongOtherLines() {
        Figures figures = new Figures(64, 27_000.5, 33.1, 14_200, Double.NaN, 8.6, 10, 210);

        assertThat(Figures.of(List.of("a warning", "figuresque", figures.line(), "the end")))
                .isEqualTo(figures);
    }
}
