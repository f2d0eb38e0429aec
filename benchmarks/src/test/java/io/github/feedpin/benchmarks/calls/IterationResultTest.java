package io.github.feedpin.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IterationResultTest {

    @Test
    void writtenLineIsParsedToAnEqualResult() {
        IterationResult result = new IterationResult(27_000.5, 33.1, 14_200);

        assertThat(IterationResult.parse(result.line())).isEqualTo(result);
    }

    @Test
    void otherOutputIsNotTakenForAResult() {
        assertThat(Stream.of("a warning", "iterations", "iteration 1 1 1", "").filter(IterationResult::isLine))
                .containsExactly("iteration 1 1 1");
    }
}
