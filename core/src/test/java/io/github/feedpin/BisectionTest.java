package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.retry.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class BisectionTest {

    private final Scenario scenario = new Scenario();

    private void rejectCallsWith(Set<String> invalid) {
        scenario.platform.responding((request, number) ->
                request.userIds().stream().anyMatch(invalid::contains) ? error(400, 99992351) : success());
    }

    @Test
    void whenOneIdIsInvalidItIsIsolatedAndTheOthersAreApplied() {
        rejectCallsWith(Set.of("ou_user_000017"));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(50)));
        assertThat(report.applied()).isEqualTo(49);
        String call = PlatformEndpoint.SET_TIME_SENSITIVE.toString();
        PlatformError error = new PlatformError(call, 400, 99992351, "scripted", "log-99992351");
        assertThat(report.outcomes().get("ou_user_000017"))
                .isEqualTo(new Rejected("ou_user_000017", 99992351, "scripted", "log-99992351", error));
        assertThat(report.stats().calls()).isLessThanOrEqualTo(13);
    }

    @Test
    void whenSeveralIdsAreInvalidAllAreIsolated() {
        Set<String> invalid = Set.of("ou_user_000001", "ou_user_000050", "ou_user_000077");
        rejectCallsWith(invalid);
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(100)));
        assertThat(report.rejected()).isEqualTo(3);
        assertThat(report.applied()).isEqualTo(97);
    }

    @Test
    void whenEveryUserOfTheFirstCallIsRejectedNoOtherCallIsBisected() {
        scenario.platform.responding((request, number) -> error(400, 230001));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(500)));
        assertThat(report.rejected()).isEqualTo(50);
        assertThat(report.notSent()).isEqualTo(450);
        assertThat(report.stats().calls()).isEqualTo(99 + 9);
    }

    @Test
    void bisectionStaysWithinItsBudget() {
        scenario.platform.responding((request, number) -> error(400, 230001));
        PinReport report = scenario.await(scenario.builder()
                .retry(RetryPolicy.defaults().withBisectionBudget(10))
                .build()
                .pin(Scenario.users(500)));
        assertThat(report.stats().calls()).isEqualTo(10 + 10);
        assertThat(report.distinct()).isEqualTo(500);
    }

    @Test
    void whenBisectionIsOffUsersOfARejectedCallAreNotSent() {
        rejectCallsWith(Set.of("ou_user_000017", "ou_user_000077"));
        PinReport report = scenario.await(scenario.builder()
                .retry(RetryPolicy.defaults().withBisectionBudget(0))
                .build()
                .pin(Scenario.users(110)));
        assertThat(report.applied()).isEqualTo(10);
        assertThat(report.outcomes().get("ou_user_000001"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.CALL_REJECTED));
    }

    @Test
    void whenACallHasSucceededARejectedSmallCallDoesNotPreventLaterBisection() {
        rejectCallsWith(Set.of("ou_bad_1", "ou_bad_2", "ou_bad_3"));
        List<String> last = new ArrayList<>(Scenario.users(49));
        last.add("ou_bad_3");
        Flux<String> ids = Flux.concat(
                Flux.fromIterable(Scenario.users(500)),
                Flux.just("ou_bad_1", "ou_bad_2"),
                Flux.fromIterable(last).delaySubscription(Duration.ofSeconds(2), scenario.clock));

        List<UserOutcome> outcomes =
                scenario.await(scenario.client().pinEach(ids).collectList());

        assertThat(outcomes).filteredOn(Applied.class::isInstance).hasSize(500 + 49);
        assertThat(outcomes).filteredOn(Rejected.class::isInstance).hasSize(3);
    }
}
