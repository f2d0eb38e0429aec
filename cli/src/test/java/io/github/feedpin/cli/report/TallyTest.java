package io.github.feedpin.cli.report;

import static io.github.feedpin.cli.report.Samples.answered;
import static io.github.feedpin.cli.report.Samples.applied;
import static io.github.feedpin.cli.report.Samples.notSent;
import static io.github.feedpin.cli.report.Samples.rejected;
import static io.github.feedpin.cli.report.Samples.tally;
import static io.github.feedpin.cli.report.Samples.unknown;
import static io.github.feedpin.model.OutcomeKind.APPLIED;
import static io.github.feedpin.model.OutcomeKind.NOT_SENT;
import static io.github.feedpin.model.OutcomeKind.REJECTED;
import static io.github.feedpin.model.OutcomeKind.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserIds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TallyTest {

    private static final FeedpinException FAILURE = new UnreachableException("rejected", null);

    @Test
    void outcomesAreCountedByKind() {
        Tally tally = tally(
                applied("a"),
                applied("b"),
                rejected("c", 1, "no"),
                notSent("d", NotSentReason.INVALID_ID, null),
                unknown("e", FAILURE));

        assertThat(tally.count(APPLIED)).isEqualTo(2);
        assertThat(tally.count(REJECTED)).isEqualTo(1);
        assertThat(tally.count(NOT_SENT)).isEqualTo(1);
        assertThat(tally.count(UNKNOWN)).isEqualTo(1);
        assertThat(tally.total()).isEqualTo(5);
    }

    @Test
    void theSameReasonIsCountedTogetherAndTheMostFrequentComesFirst() {
        Tally tally = tally(rejected("a", 1, "rare"), rejected("b", 2, "often"), rejected("c", 2, "often"));

        assertThat(tally.reasons(REJECTED))
                .containsExactly(
                        Map.entry(new Reason(REJECTED, "code 2: often", ""), 2L),
                        Map.entry(new Reason(REJECTED, "code 1: rare", ""), 1L));
    }

    @Test
    void aReasonNamesNeitherTheUserNorTheCall() {
        Tally tally = tally(
                rejected("ou_0123456789", 1, "user ou_0123456789 is gone"),
                rejected("ou_9876543210", 1, "user " + UserIds.shorten("ou_9876543210") + " is gone"),
                unknown("c", answered(502, null, "oops", "log 1")),
                unknown("d", answered(502, null, "oops", "log 2")));

        assertThat(tally.reasons(REJECTED)).hasSize(1);
        assertThat(tally.reasons(REJECTED).get(0).getKey().words()).isEqualTo("code 1: user (user id) is gone");
        assertThat(tally.reasons(UNKNOWN)).hasSize(1);
        assertThat(tally.reasons(UNKNOWN).get(0).getKey().words()).isEqualTo("PATCH /path returned HTTP 502 (oops)");
    }

    @Test
    void theAdviceNamesNeitherTheUserNorTheCall() {
        Tally tally = tally(
                rejected("ou_0123456789", 1, "no", blaming("ou_0123456789")),
                rejected("ou_9876543210", 1, "no", blaming("ou_9876543210")));

        assertThat(tally.reasons(REJECTED))
                .containsExactly(Map.entry(
                        new Reason(
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
    void howeverManyReasonsThereAreTheyTakeNoMoreMemory() {
        Tally tally = new Tally();
        IntStream.range(0, 10_000).forEach(i -> tally.add(rejected("a", i, "reason " + i)));

        assertThat(tally.reasons(REJECTED)).hasSizeLessThan(200);
        assertThat(tally.reasons(REJECTED).stream()
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = NotSentReason.class,
            names = {"APP_REJECTED", "UNREACHABLE", "RATE_LIMITED"})
    void whenTheAppOrThePlatformCouldNotBeUsedTheFirstFailureIsTheObstacle(NotSentReason reason) {
        Tally tally = tally(notSent("a", NotSentReason.INVALID_ID, null), notSent("b", reason, FAILURE));

        assertThat(tally.obstacle()).containsSame(FAILURE);
    }

    @ParameterizedTest
    @EnumSource(
            value = NotSentReason.class,
            mode = Mode.EXCLUDE,
            names = {"APP_REJECTED", "UNREACHABLE", "RATE_LIMITED"})
    void whatConcernsOnlyTheIdsOrTheOperatorIsNoObstacle(NotSentReason reason) {
        assertThat(tally(notSent("a", reason, FAILURE)).obstacle()).isEmpty();
    }

    @Test
    void neverAResponseThatProvesAnythingIsAnObstacle() {
        assertThat(tally(unknown("a", FAILURE)).obstacle()).containsSame(FAILURE);
    }

    @Test
    void whomTheOperatorDidNotWaitForSaysNothingAboutThePlatform() {
        assertThat(tally(unknown("a", new NoResponseException("stopped", new CancellationException())))
                        .obstacle())
                .isEmpty();
    }

    @Test
    void whenAnybodyGotThroughThereIsNoObstacle() {
        assertThat(tally(unknown("a", FAILURE), applied("b")).obstacle()).isEmpty();
        assertThat(tally(unknown("a", FAILURE), rejected("b", 0, "no")).obstacle())
                .isEmpty();
    }
}
