package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void takeTurnsAndAreFull() {
        Groups groups = new Groups(List.of("a", "b", "c", "d", "e"), 2);

        assertThat(List.of(groups.next(), groups.next(), groups.next()))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("a", "b"));
    }
}
