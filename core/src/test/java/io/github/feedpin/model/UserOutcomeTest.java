package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UserOutcomeTest {

    private static final PlatformError SCOPE_MISSING =
            new PlatformError("PATCH /x", 400, 99991672, "Access denied", "log-7");

    @Test
    void appliedOutcomeHasNoMessageAndIsNotRetryable() {
        Applied applied = new Applied("ou_a");

        assertThat(applied.message()).isEmpty();
        assertThat(applied.isRetryable()).isFalse();
        assertThat(applied.platformError()).isEmpty();
    }

    @Test
    void rejectedOutcomeIsNotRetryable() {
        assertThat(new Rejected("ou_a", 0, "The user is not in the chat", null).isRetryable())
                .isFalse();
    }

    @Test
    void whenACallWithOneUserIsRejectedTheOutcomeContainsTheError() {
        assertThat(new Rejected("ou_a", 0, "The user is not in the chat", null).platformError())
                .isEmpty();
        assertThat(new Rejected("ou_a", 99991672, "Access denied", "log-7", SCOPE_MISSING).platformError())
                .contains(SCOPE_MISSING);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    INVALID_ID,   false
                    APP_REJECTED,  true
                    CALL_REJECTED, true
                    UNREACHABLE,  true
                    RATE_LIMITED, true
                    CANCELLED,    true
                    CLOSED,       true
                    """)
    void notSentOutcomeIsRetryableDependingOnTheReason(NotSentReason reason, boolean worth) {
        assertThat(reason.isRetryable()).isEqualTo(worth);
        assertThat(new NotSent("ou_a", reason, "", null).isRetryable()).isEqualTo(worth);
    }

    @ParameterizedTest
    @EnumSource
    void notSentOutcomeWithoutACauseHasNoPlatformError(NotSentReason reason) {
        assertThat(new NotSent("ou_a", reason, "", null).platformError()).isEmpty();
    }

    @Test
    void notSentOutcomeContainsThePlatformErrorOfItsCause() {
        PlatformException cause = PlatformException.of(SCOPE_MISSING, null);

        assertThat(new NotSent("ou_a", NotSentReason.APP_REJECTED, "", cause).platformError())
                .contains(SCOPE_MISSING);
        assertThat(new NotSent("ou_a", NotSentReason.UNREACHABLE, "", new TokenUnavailableException(cause))
                        .platformError())
                .contains(SCOPE_MISSING);
        assertThat(new NotSent("ou_a", NotSentReason.UNREACHABLE, "", new UnreachableException("no route", null))
                        .platformError())
                .isEmpty();
    }

    @Test
    void unknownOutcomeIsRetryableAndHasTheMessageOfItsCause() {
        Unknown silent = new Unknown("ou_a", new NoResponseException("No response within 10 s", null));
        Unknown withError = new Unknown("ou_a", PlatformException.of(SCOPE_MISSING, null));

        assertThat(silent.isRetryable()).isTrue();
        assertThat(silent.message()).isEqualTo("No response within 10 s");
        assertThat(silent.platformError()).isEmpty();
        assertThat(withError.platformError()).contains(SCOPE_MISSING);
    }

    @Test
    void textOfAnOutcomeContainsTheShortenedIdAndTheReason() {
        String userId = "ou_7d8a6e6df7621556ce0d21922b676706ccs";

        assertThat(new Applied(userId)).hasToString("Applied[ou_7…6ccs]");
        assertThat(new Rejected(userId, 230053, "blocked", "log-1"))
                .hasToString("Rejected[ou_7…6ccs, code=230053, message=blocked, logId=log-1]");
        assertThat(new NotSent(userId, NotSentReason.CANCELLED, "The run was stopped", null))
                .hasToString("NotSent[ou_7…6ccs, reason=CANCELLED, message=The run was stopped]");
        assertThat(new Unknown(userId, new NoResponseException("timeout", null)))
                .hasToString("Unknown[ou_7…6ccs, cause=timeout]");
    }
}
