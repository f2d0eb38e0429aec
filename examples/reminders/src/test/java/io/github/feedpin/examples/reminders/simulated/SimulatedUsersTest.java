package io.github.feedpin.examples.reminders.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedUsersTest {

    private final List<String> users = SimulatedUsers.first(5000);

    @Test
    void requestedNumberOfDistinctIdsIsReturned() {
        assertThat(users).hasSize(5000).doesNotHaveDuplicates();
    }

    @Test
    void idsAreTheSameEachTime() {
        assertThat(SimulatedUsers.first(100)).isEqualTo(users.subList(0, 100));
    }

    @Test
    void fewUsersAreOutsideTheChatOrUnknown() {
        assertThat(users.stream().filter(SimulatedUsers::isOutside)).hasSize(151);
        assertThat(users.stream().filter(SimulatedUsers::isUnknown)).hasSize(5);
        assertThat(users).noneMatch(id -> SimulatedUsers.isOutside(id) && SimulatedUsers.isUnknown(id));
    }
}
