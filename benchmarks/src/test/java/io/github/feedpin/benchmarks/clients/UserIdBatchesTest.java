package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class UserIdBatchesTest {

    @Test
    void batchesAreFullAndRepeatInOrder() {
        UserIdBatches batches = new UserIdBatches(List.of("a", "b", "c", "d", "e"), 2);

        assertThat(List.of(batches.next(), batches.next(), batches.next()))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("a", "b"));
    }

    @Test
    void whenTheIdsDoNotFillABatchConstructionFails() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserIdBatches(List.of("a"), 2))
                .withMessage("At least 2 user ids are required, but there are 1");
    }
}
