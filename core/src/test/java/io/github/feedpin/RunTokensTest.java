package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RunTokensTest {

    private static final int INVALID_TOKEN = 99991663;

    private final Scenario scenario = new Scenario();

    @Test
    void allCallsOfARunShareOneToken() {
        scenario.await(scenario.client().pin(Scenario.users(5_000)));
        assertThat(scenario.platform.tokensFetched).hasValue(1);
    }

    @Test
    void whenATokenIsRejectedItIsReplacedAndTheCallIsSentOnceMore() {
        scenario.platform.responding((request, number) -> number == 1 ? error(400, INVALID_TOKEN) : success());
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(10)));
        assertThat(report.applied()).isEqualTo(10);
        assertThat(report.stats().calls()).isEqualTo(2);
        assertThat(report.stats().retries()).isZero();
        assertThat(scenario.platform.tokensUsed).containsExactly(new AccessToken("t-1"), new AccessToken("t-2"));
    }

    @Test
    void whenManyCallsRejectTheTokenOneNewTokenIsFetched() {
        scenario.platform.responding((request, number) -> (number <= 40
                        ? ScriptedPlatform.<List<FailedUser>>error(400, INVALID_TOKEN)
                        : success())
                .delayElement(Duration.ofMillis(20), scenario.clock));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(2_000)));
        assertThat(report.applied()).isEqualTo(2_000);
        assertThat(scenario.platform.tokensFetched).hasValue(2);
    }

    @Test
    void whenTheReplacedTokenIsRejectedTheRunStopsRetrying() {
        scenario.platform.responding((request, number) -> error(400, INVALID_TOKEN));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(10)));
        assertThat(report.stats().calls()).isEqualTo(2);
        assertThat(report.outcomes().get("ou_user_000001"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.APP_REJECTED));
    }

    @Test
    void whenEveryTokenIsRejectedTheRunStops() {
        scenario.platform.responding((request, number) -> number <= 10 ? success() : error(400, INVALID_TOKEN));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(50_000)));
        assertThat(report.applied()).isEqualTo(500);
        assertThat(report.notSent()).isEqualTo(49_500);
        assertThat(report.stats().calls()).isLessThanOrEqualTo(10 + 2 * 50);
    }

    @Test
    void whenEveryTokenExpiresAtOnceItIsNotFetchedEndlessly() {
        scenario.platform.granting(() -> Mono.just(PlatformResponse.success(
                        new GrantedToken(new AccessToken("t-brief"), Duration.ofSeconds(1)), null))
                .delaySubscription(Duration.ofSeconds(2), scenario.clock));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(10)));
        assertThat(report.applied()).isEqualTo(10);
        assertThat(scenario.platform.tokensFetched).hasValue(2);
    }

    @Test
    void whenATokenRequestFailsTransientlyItIsRepeated() {
        scenario.platform.granting(() -> scenario.platform.tokensFetched.get() < 3
                ? Mono.error(new UnreachableException("no", null))
                : Mono.just(
                        PlatformResponse.success(new GrantedToken(new AccessToken("t-3"), Duration.ofHours(2)), null)));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(10)));
        assertThat(report.applied()).isEqualTo(10);
        assertThat(report.stats().calls()).isEqualTo(1);
    }

    @Test
    void whenTheTokenIsFixedItIsUsed() {
        FeedpinClient client = FeedpinClient.builder(scenario.platform)
                .accessToken(new AccessToken("t-mine"))
                .timeSource(scenario.time)
                .build();
        scenario.await(client.pin(Scenario.users(1)));
        assertThat(scenario.platform.tokensUsed).containsExactly(new AccessToken("t-mine"));
        assertThat(scenario.platform.tokensFetched).hasValue(0);
    }
}
