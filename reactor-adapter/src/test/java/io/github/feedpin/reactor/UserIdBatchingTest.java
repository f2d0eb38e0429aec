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

/** Whatever user ids an application passes, only valid calls are sent. */
class UserIdBatchingTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 1", "51, 2", "5000, 100"})
    void userIdsAreSentInBatchesOfFifty(int users, int calls) {
        WireFixture.run(fixture -> {
            PinReport report = await(fixture.client().pin(users(users)));

            assertThat(report.applied()).isEqualTo(users);
            assertThat(fixture.simulator.pinnedCount()).isEqualTo(users);
            assertThat(fixture.calls())
                    .hasSize(calls)
                    .extracting(JournalEntry::userCount)
                    .allMatch(count -> count >= 1 && count <= 50);
        });
    }

    @Test
    void withoutUserIdsNoRequestIsSent() {
        WireFixture.run(fixture -> {
            assertThat(await(fixture.client().pin(List.of())).distinct()).isZero();
            assertThat(await(fixture.client().pin(List.of("", " "))).notSent()).isEqualTo(2);

            assertThat(fixture.simulator.journal().entries()).isEmpty();
        });
    }

    @Test
    void invalidAndDuplicateUserIdsAreNotSent() {
        WireFixture.run(fixture -> {
            PinReport report =
                    await(fixture.client().pin(List.of("ou_1", "", "ou_2", "\t", "ou_1", "x".repeat(257), "ou_2")));

            assertThat(fixture.calls()).extracting(JournalEntry::userIds).containsExactly(List.of("ou_1", "ou_2"));
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
    @SuppressWarnings("NullAway") // Applications without null checks may pass null.
    void nullUserIdIsRejectedBeforeAnyRequest() {
        WireFixture.run(fixture -> {
            List<String> users = new ArrayList<>(users(60));
            users.set(55, null);

            assertThat(failureOf(fixture.client().pin(users))).isInstanceOf(IllegalArgumentException.class);
            assertThat(fixture.simulator.journal().entries()).isEmpty();
        });
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ou_" + i).toList();
    }
}
