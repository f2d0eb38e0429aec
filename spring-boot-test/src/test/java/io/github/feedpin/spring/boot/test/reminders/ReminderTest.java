package io.github.feedpin.spring.boot.test.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator;
import io.github.feedpin.spring.boot.test.reminders.ReminderApplication.Reminders;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A test as an application would have it, without any property of Feedpin. */
@SpringBootTest
@AutoConfigureFeedpinSimulator
class ReminderTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    @Autowired
    Reminders reminders;

    @Autowired
    PlatformSimulator simulator;

    @Autowired
    Journal journal;

    @Autowired
    FaultScript faults;

    @Test
    void applicationPinsOnTheSimulator() {
        assertThat(remind("ou_ann", "ou_bob").applied()).isEqualTo(2);

        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_ann", "ou_bob");
        assertThat(journal.calls()).isOne();
    }

    @Test
    void scriptedFaultReachesTheApplication() {
        faults.on(FaultTrigger.everyCall(), Fault.error(400, 230001, "param is invalid"));

        assertThat(remind("ou_ann").rejected()).isOne();
    }

    @RepeatedTest(2)
    void testDoesNotSeeCallsOfThePreviousTest() {
        assertThat(simulator.pinnedUsers()).isEmpty();
        assertThat(journal.entries()).isEmpty();

        assertThat(remind("ou_ann").applied()).isOne();
        faults.on(FaultTrigger.everyCall(), Fault.error(400, 230001, "param is invalid"));
    }

    @Nested
    class InANestedClass {

        @Test
        void applicationPinsOnTheSameSimulatorAgain() {
            assertThat(remind("ou_ann").applied()).isOne();

            assertThat(simulator.pinnedUsers()).containsExactly("ou_ann");
        }
    }

    private PinReport remind(String... userIds) {
        return Objects.requireNonNull(reminders.remind(userIds).block(AT_MOST));
    }
}
