package io.github.feedpin.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitBeforeRetryTest {

    private static final RetryPolicy POLICY = RetryPolicy.defaults();
    private static final FeedpinException UNREACHABLE = new UnreachableException("No connection", null);

    private static final DoubleSupplier UNUSED = () -> {
        throw new AssertionError("A wait that the platform requests is not randomized");
    };

    @ParameterizedTest(name = "after {0} attempts up to {1}")
    @CsvSource(textBlock = """
                    1,          PT0.2S
                    2,          PT0.4S
                    3,          PT0.8S
                    4,          PT1.6S
                    5,          PT3.2S
                    6,          PT5S
                    7,          PT5S
                    64,         PT5S
                    2147483647, PT5S
                    """)
    void maximumBackoffDoublesWithEachAttempt(int attemptsMade, Duration bound) {
        assertThat(wait(UNREACHABLE, attemptsMade, 0)).isZero();
        assertThat(wait(UNREACHABLE, attemptsMade, 0.5)).isEqualTo(bound.dividedBy(2));
        assertThat(wait(UNREACHABLE, attemptsMade, 0.999))
                .isBetween(bound.multipliedBy(998).dividedBy(1000), bound);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.999})
    void withoutARequestedWaitTheBackoffApplies(double random) {
        assertThat(wait(recordResponse(503, null), 1, random)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void waitRequestedForATokenOverridesTheBackoff() {
        FeedpinException failure = new TokenUnavailableException(recordResponse(429, Duration.ofSeconds(52)));
        assertThat(POLICY.waitAfter(failure, 1, UNUSED)).isEqualTo(Duration.ofSeconds(52));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void requestedWaitOfZeroLeavesTheBackoff(Duration requested) {
        assertThat(wait(recordResponse(503, requested), 1, 0.5)).isEqualTo(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @CsvSource({
        "429, PT52S", // longer than our own longest
        "503, PT52S",
        "429, PT0.001S", // shorter than our own could be
        "429, PT2M"
    })
    void requestedWaitOverridesTheBackoff(int status, Duration requested) {
        assertThat(POLICY.waitAfter(recordResponse(status, requested), 1, UNUSED))
                .isEqualTo(requested);
        assertThat(POLICY.waitAfter(recordResponse(status, requested), 3, UNUSED))
                .isEqualTo(requested);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2M0.001S", "PT1H", "P30D", "PT2562047788015215H"})
    void requestedWaitIsLimitedToTwoMinutes(Duration requested) {
        assertThat(POLICY.waitAfter(recordResponse(429, requested), 1, UNUSED)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void policyWithoutRetriesStillComputesTheWait() {
        assertThat(RetryPolicy.none().waitAfter(UNREACHABLE, 1, () -> 0.999)).isLessThan(Duration.ofMillis(1));
    }

    private static Duration wait(FeedpinException failure, int attemptsMade, double random) {
        return POLICY.waitAfter(failure, attemptsMade, () -> random);
    }

    private static FeedpinException recordResponse(int status, @Nullable Duration retryAfter) {
        return PlatformException.of(new PlatformError("PATCH /x", status, null, "", null), retryAfter);
    }
}
