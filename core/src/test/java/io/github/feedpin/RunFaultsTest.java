package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RunFaultsTest {

    private final Scenario scenario = new Scenario();

    private PinReport pin(int users) {
        return scenario.await(scenario.client().pin(Scenario.users(users)));
    }

    private static Mono<PlatformResponse<List<FailedUser>>> noResponse() {
        return Mono.error(new NoResponseException("broken", null));
    }

    private static Mono<PlatformResponse<List<FailedUser>>> unreachable() {
        return Mono.error(new UnreachableException("rejected", null));
    }

    @Test
    void whenAServerErrorIsTransientTheCallIsRetriedUntilItSucceeds() {
        scenario.platform.responding((request, number) -> number <= 2 ? error(502, 5000) : success());
        PinReport report = pin(10);
        assertThat(report.applied()).isEqualTo(10);
        assertThat(report.stats().calls()).isEqualTo(3);
        assertThat(report.stats().retries()).isEqualTo(2);
    }

    @Test
    void whenNoResponseArrivesUsersAreUnknown() {
        scenario.platform.responding((request, number) -> noResponse());
        PinReport report = pin(10);
        assertThat(report.unknown()).isEqualTo(10);
        assertThat(report.stats().calls()).isEqualTo(4);
        assertThat(report.retryableUserIds()).hasSize(10);
    }

    @Test
    void whenTheCallWasNotSentUsersAreNotSent() {
        scenario.platform.responding((request, number) -> unreachable());
        PinReport report = pin(10);
        assertThat(report.outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                NotSent.class,
                                notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.UNREACHABLE)));
    }

    @Test
    void whenAnEarlierAttemptMayHaveArrivedAnUnreachablePlatformLeavesUsersUnknown() {
        scenario.platform.responding((request, number) -> number == 1 ? noResponse() : unreachable());
        PinReport report = pin(10);
        assertThat(report.unknown()).isEqualTo(10);
        assertThat(report.outcomes().get("ou_user_000001"))
                .isInstanceOfSatisfying(
                        Unknown.class, outcome -> assertThat(outcome.message()).isEqualTo("broken"));
    }

    @Test
    void whenNoCallEverSucceedsTheRemainingCallsAreNotSent() {
        scenario.platform.responding((request, number) -> unreachable());
        PinReport report = scenario.await(
                scenario.builder().retry(RetryPolicy.none()).build().pin(Scenario.users(10_000)));
        assertThat(report.notSent()).isEqualTo(10_000);
        assertThat(report.stats().calls()).isLessThanOrEqualTo(64);
    }

    @Test
    void whenAnOutageFollowsASuccessTheRunContinues() {
        scenario.platform.responding((request, number) -> number == 2 ? unreachable() : success());
        PinReport report = scenario.await(
                scenario.builder().retry(RetryPolicy.none()).build().pin(Scenario.users(200)));
        assertThat(report.applied()).isEqualTo(150);
        assertThat(report.notSent()).isEqualTo(50);
    }

    @Test
    void whenTheAppIsRejectedTheRunStops() {
        scenario.platform.responding((request, number) -> number < 3 ? success() : error(400, 99991672));
        PinReport report = pin(10_000);
        assertThat(report.applied()).isEqualTo(100);
        assertThat(report.notSent()).isEqualTo(9_900);
        assertThat(report.stats().calls()).isLessThanOrEqualTo(52);
        assertThat(report.countsByCode()).containsOnlyKeys(99991672);
    }

    @Test
    void whenTheAppIsRejectedCallsInFlightComplete() {
        scenario.platform.responding((request, number) ->
                number == 1 ? error(400, 99991672) : success().delayElement(Duration.ofMillis(30), scenario.clock));
        PinReport report = pin(200);
        long inFlight = report.stats().calls() - 1;
        assertThat(report.applied()).isEqualTo(inFlight * 50);
        assertThat(report.notSent()).isEqualTo(200 - inFlight * 50);
        assertThat(report.unknown()).isZero();
    }

    @Test
    void whenTheSecretIsWrongTheRunStopsBeforeAnyCall() {
        scenario.platform.granting(() -> error(200, 10014));
        PinReport report = pin(10_000);
        assertThat(scenario.platform.calls).isEmpty();
        assertThat(scenario.platform.tokensFetched.get()).isLessThanOrEqualTo(64);
        assertThat(report.outcomes().values())
                .hasSize(10_000)
                .allSatisfy(outcome -> assertThat(outcome.message()).contains("secret"));
    }

    @Test
    void whenTheRateLimitIsReachedTheRunPausesAndNoOutcomeIsLost() {
        scenario.platform.responding((request, number) -> number == 1
                ? Mono.just(new PlatformResponse<>(429, 99991400, "limit", null, null, Duration.ofSeconds(7)))
                : success());
        PinReport report = pin(10);
        assertThat(report.applied()).isEqualTo(10);
        assertThat(report.stats().rateLimited()).isEqualTo(1);
        assertThat(report.stats().retries()).isZero();
        assertThat(report.stats().elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void whenTheRateLimitPersistsTheCallGivesUp() {
        scenario.platform.responding((request, number) -> error(429, 99991400));
        PinReport report = pin(10);
        assertThat(report.notSent()).isEqualTo(10);
        assertThat(report.stats().rateLimited()).isEqualTo(20);
    }

    @Test
    void whenTheRateLimitPersistsALongRunStops() {
        scenario.platform.responding((request, number) -> number <= 100 ? success() : error(429, 99991400));
        PinReport report = pin(100_000);
        assertThat(report.applied()).isEqualTo(100 * 50);
        assertThat(report.notSent()).isEqualTo(95_000);
        assertThat(report.stats().rateLimited()).isLessThan(64 + 20 + 64);
        assertThat(report.outcomes().get("ou_user_100000"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.RATE_LIMITED));
    }

    @Test
    void whenThePlatformBreaksItsContractNoOutcomeIsLost() {
        scenario.platform.responding((request, number) -> switch (number) {
            case 1 -> throw new IllegalStateException("bug");
            case 2 -> Mono.empty();
            case 3 -> Mono.error(new IllegalStateException("bug"));
            default -> success();
        });
        assertThat(pin(10).applied()).isEqualTo(10);
    }

    @Test
    void whenAFailedUserHasNoIdTheCallsUsersAreUnknown() {
        scenario.platform.responding(
                (request, number) -> success(new FailedUser(null, 0, "no"), new FailedUser("ou_user_000001", 0, "no")));
        PinReport report = pin(4);
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.unknown()).isEqualTo(3);
        assertThat(report.outcomes().get("ou_user_000002"))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.message()).contains("1 of 3 users failed"));
    }

    @Test
    void idsInMessagesOfThePlatformAreShortened() {
        scenario.platform.responding((request, number) ->
                success(new FailedUser("ou_user_000001", 1, "ou_user_000001 and ou_user_000002 are not in the chat")));
        assertThat(pin(2).outcomes().get("ou_user_000001"))
                .isEqualTo(new Rejected("ou_user_000001", 1, "ou_…001 and ou_…002 are not in the chat", "log-1"));
    }

    @Test
    void whenAsManyUnnamedFailuresAsUsersAreReportedAllAreRejected() {
        scenario.platform.responding((request, number) ->
                success(new FailedUser(null, 7, "no"), new FailedUser("on_somebody_else", 7, "no")));
        assertThat(pin(2).rejected()).isEqualTo(2);
    }

    @Test
    void backoffUsesTheConfiguredJitter() {
        scenario.platform.responding((request, number) -> number == 1 ? error(502, 5000) : success());
        RetryPolicy slow = RetryPolicy.defaults()
                .withMaxAttempts(2)
                .withBackoff(Duration.ofSeconds(8), Duration.ofSeconds(8))
                .withBudgetRatio(1)
                .withBudgetFloor(1)
                .withMaxOutage(Duration.ZERO);
        FeedpinClient client = scenario.builder().retry(slow).jitter(() -> 0.25).build();
        assertThat(scenario.await(client.pin(Scenario.users(1))).stats().elapsed())
                .isEqualTo(Duration.ofSeconds(2));
    }
}
