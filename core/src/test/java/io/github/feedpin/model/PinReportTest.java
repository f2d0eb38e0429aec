package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinReportTest {

    private static final RunStats STATS = RunStats.of(3, 1, 0, Duration.ofMillis(120));

    private static final Applied APPLIED = new Applied("ou_applied");
    private static final Rejected REJECTED = new Rejected("ou_rejected", 0, "The user is not in the chat", null);
    private static final Rejected BLOCKED = new Rejected("ou_blocked", 230053, "blocked", "log-1");
    private static final NotSent INVALID = new NotSent(" ", NotSentReason.INVALID_ID, "The user id is blank", null);
    private static final NotSent LIMITED =
            new NotSent("ou_limited", NotSentReason.RATE_LIMITED, "limit", recordResponse(429, 99991400));
    private static final Unknown SILENT = new Unknown("ou_silent", new NoResponseException("timeout", null));
    private static final Unknown FAILED = new Unknown("ou_failed", recordResponse(500, 1500));

    @Test
    void countsOfTheFourKindsAddUpToTheDistinctIds() {
        PinReport report = report(10, SILENT, APPLIED, REJECTED, INVALID, BLOCKED, LIMITED, FAILED);

        assertThat(report.applied()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(2);
        assertThat(report.notSent()).isEqualTo(2);
        assertThat(report.unknown()).isEqualTo(2);
        assertThat(report.distinct()).isEqualTo(7);
        assertThat(report.duplicates()).isEqualTo(3);
    }

    @Test
    void idsOfAKindAreInFirstSeenOrder() {
        PinReport report = report(10, SILENT, APPLIED, REJECTED, INVALID, BLOCKED, LIMITED, FAILED);

        assertThat(report.userIds(OutcomeKind.REJECTED)).containsExactly("ou_rejected", "ou_blocked");
        assertThat(report.userIds(OutcomeKind.UNKNOWN)).containsExactly("ou_silent", "ou_failed");
        assertThat(report(0).userIds(OutcomeKind.APPLIED)).isEmpty();
    }

    @Test
    void reportWhoseUsersAreAllAppliedIsReturnedWhenAllAreRequired() {
        PinReport report = report(2, APPLIED);

        assertThat(report.requireAllApplied()).isSameAs(report);
        assertThat(report(0).requireAllApplied().distinct()).isZero();
    }

    @Test
    void reportOfUsersThatAreNotAppliedIsThrownWithCountsAndWithoutIds() {
        PinReport report = report(4, APPLIED, BLOCKED, LIMITED, SILENT);

        assertThatExceptionOfType(UsersNotAppliedException.class)
                .isThrownBy(report::requireAllApplied)
                .withMessageStartingWith("3 of 4 users were not applied: PinReport[")
                .withMessageContaining("rejected=1 (230053=1)")
                .withMessageNotContaining("ou_")
                .satisfies(failure -> assertThat(failure.report()).isSameAs(report));
    }

    @Test
    void reportWithoutUsersContainsZerosOnly() {
        PinReport report = report(0);

        assertThat(List.of(
                        report.submitted(),
                        report.distinct(),
                        report.duplicates(),
                        report.applied(),
                        report.rejected(),
                        report.notSent(),
                        report.unknown()))
                .containsOnly(0L);
        assertThat(report.countsByCode()).isEmpty();
        assertThat(report.retryableUserIds()).isEmpty();
    }

    @Test
    void outcomesWithACodeAreCountedByCode() {
        Rejected blockedToo = new Rejected("ou_blocked_too", 230053, "blocked", null);

        PinReport report = report(8, APPLIED, BLOCKED, REJECTED, INVALID, LIMITED, SILENT, FAILED, blockedToo);

        assertThat(report.countsByCode())
                .containsExactly(Map.entry(0, 1L), Map.entry(1500, 1L), Map.entry(230053, 2L), Map.entry(99991400, 1L));
    }

    @Test
    void outcomesWithoutACodeAreNotCountedByCode() {
        PinReport report = report(1, new Unknown("ou_a", recordResponse(502, null)));

        assertThat(report.countsByCode()).isEmpty();
    }

    @Test
    void retryableIdsAreInFirstSeenOrder() {
        PinReport report = report(7, SILENT, APPLIED, LIMITED, REJECTED, INVALID, FAILED, BLOCKED);

        assertThat(report.retryableUserIds()).containsExactly("ou_silent", "ou_limited", "ou_failed");
    }

    @Test
    void outcomesAreInFirstSeenOrder() {
        assertThat(report(3, SILENT, APPLIED, BLOCKED).outcomes().values()).containsExactly(SILENT, APPLIED, BLOCKED);
    }

    @Test
    void whenTheGivenOutcomesChangeLaterTheReportDoesNot() {
        List<UserOutcome> given = new ArrayList<>(List.of(APPLIED));
        PinReport report = PinReport.of(given);

        given.clear();

        assertThat(report.applied()).isEqualTo(1);
    }

    @Test
    void everyCollectionOfAReportIsUnmodifiable() {
        PinReport report = report(2, BLOCKED, SILENT);

        for (Runnable change : List.<Runnable>of(
                () -> report.outcomes().clear(),
                () -> report.countsByCode().clear(),
                () -> report.counts().notSentByReason().clear(),
                () -> report.counts().rejectedByCode().clear(),
                () -> report.retryableUserIds().clear())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
        }
    }

    @Test
    void whenThereAreMoreOutcomesThanSubmittedIdsTheReportIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(1, BLOCKED, SILENT))
                .withMessage("There are 2 outcomes, but only 1 ids were submitted");
    }

    @Test
    void twoOutcomesOfOneIdAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PinReport.of(List.of(APPLIED, APPLIED)))
                .withMessage("There are two outcomes of one id");
    }

    @Test
    void reportsAreEqualWhenAllOfTheirValuesAre() {
        PinReport report = report(2, BLOCKED, SILENT);

        assertThat(report)
                .isEqualTo(report(2, BLOCKED, SILENT))
                .hasSameHashCodeAs(report(2, BLOCKED, SILENT))
                .isNotEqualTo(report(3, BLOCKED, SILENT))
                .isNotEqualTo(report(2, SILENT, APPLIED))
                .isNotEqualTo(report.withStats(RunStats.of(4, 1, 0, Duration.ofMillis(120))));
    }

    @Test
    void aBuilderReportsDuplicatesAndTheOrderOfItsIds() {
        PinReport.Builder builder = PinReport.builder(List.of("ou_silent", "ou_applied", "ou_silent"));
        List<String> distinct = new ArrayList<>();
        builder.distinctUserIds().forEachRemaining(distinct::add);
        builder.record(APPLIED);
        builder.record(SILENT);

        assertThat(distinct).containsExactly("ou_silent", "ou_applied");
        assertThat(builder.build(STATS)).isEqualTo(report(3, SILENT, APPLIED));
    }

    @Test
    void textOfAReportContainsTheCounts() {
        assertThat(report(5, APPLIED, BLOCKED, LIMITED, SILENT))
                .hasToString("PinReport[submitted=5, distinct=4, applied=1, rejected=1 (230053=1), "
                        + "notSent=1 (RATE_LIMITED=1), unknown=1 (no response=1), " + STATS
                        + "]");
    }

    @Test
    void textOfAReportContainsTheMostFrequentReasonsOnly() {
        UserOutcome[] outcomes = IntStream.range(0, 60)
                .mapToObj(i -> new Rejected("ou_" + i, i < 50 ? 230013 : i, "", null))
                .toArray(UserOutcome[]::new);

        assertThat(report(60, outcomes).toString())
                .contains("rejected=60 (230013=50, 50=1, 51=1, 52=1, 53=1, and 6 more)")
                .doesNotContain("ou_");
    }

    @Test
    void textOfAReportContainsTheCodeOrStatusOfInvalidResponses() {
        assertThat(report(
                                3,
                                new Unknown("ou_a", recordResponse(502, null)),
                                new Unknown("ou_b", recordResponse(500, 1500)),
                                new Unknown("ou_c", recordResponse(302, 0)))
                        .toString())
                .contains("unknown=3 (1500=1, HTTP 302=1, HTTP 502=1)");
    }

    @Test
    void notSentUsersAreCountedByReason() {
        assertThat(report(7, SILENT, APPLIED, LIMITED, REJECTED, INVALID, FAILED, BLOCKED)
                        .counts()
                        .notSentByReason())
                .containsExactly(Map.entry(NotSentReason.INVALID_ID, 1L), Map.entry(NotSentReason.RATE_LIMITED, 1L));
    }

    private static PinReport report(long submitted, UserOutcome... outcomes) {
        return PinReport.of(List.of(outcomes)).withSubmitted(submitted).withStats(STATS);
    }

    private static PlatformException recordResponse(int status, @Nullable Integer code) {
        return PlatformException.of(new PlatformError("PATCH /x", status, code, "", null), null);
    }
}
