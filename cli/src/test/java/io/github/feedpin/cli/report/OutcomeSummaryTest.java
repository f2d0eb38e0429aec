package io.github.feedpin.cli.report;

import static io.github.feedpin.cli.report.ReportSamples.applied;
import static io.github.feedpin.cli.report.ReportSamples.failure;
import static io.github.feedpin.cli.report.ReportSamples.notSent;
import static io.github.feedpin.cli.report.ReportSamples.rejected;
import static io.github.feedpin.cli.report.ReportSamples.summary;
import static io.github.feedpin.cli.report.ReportSamples.unknown;
import static io.github.feedpin.model.OutcomeKind.REJECTED;
import static io.github.feedpin.model.OutcomeKind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserIds;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OutcomeSummaryTest {

    private static final FeedpinException FAILURE = new UnreachableException("rejected", null);

    @Test
    void reasonsAreCountedAndSortedByFrequency() {
        OutcomeSummary summary =
                summary(rejected("a", 1, "rare"), rejected("b", 2, "often"), rejected("c", 2, "often"));

        assertThat(summary.reasons(REJECTED))
                .containsExactly(
                        Map.entry(new OutcomeReason(REJECTED, "code 2: often", ""), 2L),
                        Map.entry(new OutcomeReason(REJECTED, "code 1: rare", ""), 1L));
    }

    @Test
    void reasonContainsNeitherUserIdNorLogId() {
        OutcomeSummary summary = summary(
                rejected("ou_0123456789", 1, "user ou_0123456789 is gone"),
                rejected("ou_9876543210", 1, "user " + UserIds.shorten("ou_9876543210") + " is gone"),
                unknown("c", failure(502, null, "oops", "log 1")),
                unknown("d", failure(502, null, "oops", "log 2")));

        assertThat(summary.reasons(REJECTED)).hasSize(1);
        assertThat(summary.reasons(REJECTED).get(0).getKey().text()).isEqualTo("code 1: user (user id) is gone");
        assertThat(summary.reasons(UNKNOWN)).hasSize(1);
        assertThat(summary.reasons(UNKNOWN).get(0).getKey().text()).isEqualTo("PATCH /path returned HTTP 502 (oops)");
    }

    @Test
    void hintContainsNeitherUserIdNorLogId() {
        OutcomeSummary summary = summary(
                rejected("ou_0123456789", 1, "no", blaming("ou_0123456789")),
                rejected("ou_9876543210", 1, "no", blaming("ou_9876543210")));

        assertThat(summary.reasons(REJECTED))
                .containsExactly(Map.entry(
                        new OutcomeReason(
                                REJECTED, "code 1: no", "Check the field user_ids: no (user id). See https://x/open."),
                        2L));
    }

    private static ErrorDetails blaming(String userId) {
        return new ErrorDetails(
                List.of(),
                List.of(new FieldViolation("user_ids", userId, "no " + userId)),
                List.of(new HelpLink("https://x/log-of-" + userId, ""), new HelpLink("https://x/open", "")),
                "https://x/log-of-" + userId);
    }

    @Test
    void numberOfReasonsIsBounded() {
        OutcomeSummary summary = new OutcomeSummary();
        IntStream.range(0, 10_000).forEach(i -> summary.add(rejected("a", i, "reason " + i)));

        assertThat(summary.reasons(REJECTED)).hasSizeLessThan(200);
        assertThat(summary.reasons(REJECTED).stream()
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = NotSentReason.class,
            names = {"APP_REJECTED", "TENANT_REJECTED", "CHAT_REJECTED", "TICKET_PENDING", "UNREACHABLE", "RATE_LIMITED"
            })
    void whenTheAppOrPlatformIsUnusableTheFirstFailureIsFatal(NotSentReason reason) {
        OutcomeSummary summary = summary(notSent("a", NotSentReason.INVALID_ID, null), notSent("b", reason, FAILURE));

        assertThat(summary.fatalFailure()).containsSame(FAILURE);
    }

    @ParameterizedTest
    @EnumSource(
            value = NotSentReason.class,
            mode = Mode.EXCLUDE,
            names = {"APP_REJECTED", "TENANT_REJECTED", "CHAT_REJECTED", "TICKET_PENDING", "UNREACHABLE", "RATE_LIMITED"
            })
    void failuresOfIdsOrStopsAreNotFatal(NotSentReason reason) {
        assertThat(summary(notSent("a", reason, FAILURE)).fatalFailure()).isEmpty();
    }

    @Test
    void whenAllOutcomesAreUnknownTheFirstFailureIsFatal() {
        assertThat(summary(unknown("a", FAILURE)).fatalFailure()).containsSame(FAILURE);
    }

    @Test
    void unknownOutcomesAfterAStopAreNotAFatalFailure() {
        OutcomeSummary summary = new OutcomeSummary();
        summary.stop();
        summary.add(unknown("a", FAILURE));

        assertThat(summary.fatalFailure()).isEmpty();
    }

    @Test
    void whenAnyUserIsAppliedOrRejectedThereIsNoFatalFailure() {
        assertThat(summary(unknown("a", FAILURE), applied("b")).fatalFailure()).isEmpty();
        assertThat(summary(unknown("a", FAILURE), rejected("b", 0, "no")).fatalFailure())
                .isEmpty();
    }
}
