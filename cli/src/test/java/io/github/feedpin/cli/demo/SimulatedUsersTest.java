package io.github.feedpin.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.UserIds;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedUsersTest {

    private static final List<String> LIST = new SimulatedUsers(12_000, 1).list();

    @Test
    void sameSeedYieldsTheSameUsers() {
        assertThat(new SimulatedUsers(12_000, 1).list()).isEqualTo(LIST);
        assertThat(new SimulatedUsers(12_000, 2).list()).isNotEqualTo(LIST);
    }

    @Test
    void aboutOnePercentOfIdsAreListedTwice() {
        assertThat(LIST).hasSizeBetween(12_060, 12_240);
        assertThat(new HashSet<>(LIST)).hasSizeBetween(11_900, 12_000);
    }

    @Test
    void aboutHalfAPercentOfIdsAreMalformed() {
        assertThat(LIST.stream().filter(id -> UserIds.problem(id) != null)).hasSizeBetween(30, 90);
    }

    @Test
    void aFewPercentOfUsersAreOutsideTheChat() {
        List<String> valid =
                LIST.stream().filter(id -> UserIds.problem(id) == null).toList();

        assertThat(valid).allMatch(id -> id.matches("ou_[0-9a-f]{32}"));
        assertThat(valid.stream().filter(SimulatedUsers::isOutsideChat)).hasSizeBetween(300, 450);
    }
}
