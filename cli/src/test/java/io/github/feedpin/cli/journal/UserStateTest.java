package io.github.feedpin.cli.journal;

import static io.github.feedpin.model.PinAction.PIN;
import static io.github.feedpin.model.PinAction.UNPIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.journal.JournalRecord.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserStateTest {

    private static final UserState PINNED = UserState.NONE.called(PIN, 1).ended(PIN, Result.APPLIED, true, 1);

    @Test
    void recordedPinCountsAsPinnedUntilItsOutcome() {
        assertThat(UserState.NONE.called(PIN, 1).isPinned()).isTrue();
        assertThat(UserState.NONE
                        .called(PIN, 1)
                        .ended(PIN, Result.UNKNOWN, true, 1)
                        .isPinned())
                .isTrue();
        assertThat(PINNED.isPinApplied()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "NOT_SENT"})
    void failedPinLeavesTheUserAsBefore(Result result) {
        assertThat(UserState.NONE.called(PIN, 1).ended(PIN, result, true, 1).isPinned())
                .isFalse();
        assertThat(PINNED.called(PIN, 2).ended(PIN, result, true, 2).isPinned()).isTrue();
        assertThat(UserState.NONE.called(PIN, 1).ended(PIN, result, false, 1).isPinned())
                .as("an earlier call without an outcome may have pinned")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "NOT_SENT", "UNKNOWN"})
    void onlyAnAppliedUnpinEndsAPin(Result result) {
        UserState failed = PINNED.called(UNPIN, 2).ended(UNPIN, result, true, 2);

        assertThat(failed.isPinned()).isTrue();
        assertThat(failed.call()).as("the call that pinned").isEqualTo(1);
        assertThat(failed.isReleaseRejected()).isEqualTo(result == Result.REJECTED);
        assertThat(failed.ended(UNPIN, Result.APPLIED, true, 3).isUnpinApplied())
                .isTrue();
    }

    @Test
    void pinAfterARejectedReleaseIsReleasedAgain() {
        UserState rejected = PINNED.ended(UNPIN, Result.REJECTED, false, 1);

        assertThat(rejected.called(PIN, 2).isReleaseRejected()).isFalse();
    }

    @Test
    void stateSurvivesItsBits() {
        List<UserState> states = new ArrayList<>(List.of(UserState.NONE, PINNED));
        for (Result result : Result.values()) {
            states.add(PINNED.called(PIN, (1L << 33) + 1).ended(PIN, result, true, 7));
            states.add(PINNED.called(UNPIN, 3).ended(UNPIN, result, true, 9));
        }

        assertThat(states).allSatisfy(state -> {
            assertThat(UserState.ofBits(state.toBits())).isEqualTo(state);
            assertThat(state.toBits()).isBetween(0L, (1L << 39) - 1);
        });
    }
}
