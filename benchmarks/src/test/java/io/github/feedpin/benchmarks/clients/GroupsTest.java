package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Test
    void takeTurnsAndAreFull() {
        Groups groups = new Groups(List.of("a", "b", "c", "d", "e"), 2);

        assertThat(List.of(groups.next(), groups.next(), groups.next()))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("a", "b"));
    }

    @Test
    void takeEnoughPeopleForOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Groups(List.of("a"), 2))
                .withMessage("It takes at least 2 people, but there are 1");
    }
}
