package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.simulator.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever users an application names, only calls leave that the platform takes. */
class AnyUsersTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 1", "51, 2", "5000, 100"})
    void leaveInCallsOfFifty(int users, int calls) {
        WireTrial.run(trial -> {
            PinReport report = await(trial.client().pin(users(users)));

            assertThat(report.applied()).isEqualTo(users);
            assertThat(trial.simulator.pinnedCount()).isEqualTo(users);
            assertThat(trial.calls())
                    .hasSize(calls)
                    .extracting(JournalEntry::userCount)
                    .allMatch(count -> count >= 1 && count <= 50);
        });
    }

    @Test
    void whoAreNobodyMakeNoRequestAtAll() {
        WireTrial.run(trial -> {
            assertThat(await(trial.client().pin(List.of())).distinct()).isZero();
            assertThat(await(trial.client().pin(List.of("", " "))).notSent()).isEqualTo(2);

            assertThat(trial.simulator.journal().entries()).isEmpty();
        });
    }

    @Test
    void whoCannotBeUsersAndWhoComeAgainAreLeftOut() {
        WireTrial.run(trial -> {
            PinReport report =
                    await(trial.client().pin(List.of("ou_1", "", "ou_2", "\t", "ou_1", "x".repeat(257), "ou_2")));

            assertThat(trial.calls()).extracting(JournalEntry::userIds).containsExactly(List.of("ou_1", "ou_2"));
            assertThat(report.duplicates()).isEqualTo(2);
            Map<String, Object> reasons = report.outcomes().values().stream()
                    .collect(toMap(
                            outcome -> outcome.userId(),
                            outcome -> outcome instanceof NotSent notSent ? notSent.reason() : Applied.class));
            assertThat(reasons)
                    .containsOnly(
                            Map.entry("ou_1", Applied.class),
                            Map.entry("ou_2", Applied.class),
                            Map.entry("", NotSentReason.INVALID_ID),
                            Map.entry("\t", NotSentReason.INVALID_ID),
                            Map.entry("x".repeat(257), NotSentReason.INVALID_ID));
        });
    }

    @Test
    @SuppressWarnings("NullAway") // Whoever does not check for nulls may pass one.
    void ofWhomOneIsNullAreRejectedBeforeAnythingIsSent() {
        WireTrial.run(trial -> {
            List<String> users = new ArrayList<>(users(60));
            users.set(55, null);

            assertThat(failureOf(trial.client().pin(users))).isInstanceOf(IllegalArgumentException.class);
            assertThat(trial.simulator.journal().entries()).isEmpty();
        });
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ou_" + i).toList();
    }
}
