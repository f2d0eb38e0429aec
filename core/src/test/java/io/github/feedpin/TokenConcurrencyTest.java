package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** One token for many concurrent calls, and its refresh. */
class TokenConcurrencyTest {

    private static final int INVALID_TOKEN = 99991663;
    private static final Duration LIFE = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Scenario scenario = new Scenario();

    private Mono<PlatformResponse<GrantedToken>> granted() {
        AccessToken token = new AccessToken("t-" + scenario.platform.tokensFetched.get());
        return Mono.just(PlatformResponse.success(new GrantedToken(token, LIFE), null))
                .delayElement(SLOW, scenario.clock);
    }

    @Test
    void aThousandConcurrentRunsFetchOneToken() {
        scenario.platform.granting(() -> Mono.just(
                        PlatformResponse.success(new GrantedToken(new AccessToken("t-1"), Duration.ofHours(2)), null))
                .delayElement(Duration.ofMillis(100)));
        FeedpinClient client = FeedpinClient.builder(scenario.platform)
                .credentials(AppCredentials.selfBuilt("cli_test", "secret-of-the-test"))
                .quota(Quota.of(10_000, 10_000))
                .build();

        StepVerifier.create(Flux.fromIterable(Scenario.users(1_000))
                        .flatMap(user -> client.pin(List.of(user)).subscribeOn(Schedulers.parallel()), 1_000)
                        .map(PinReport::applied)
                        .reduce(Long::sum))
                .expectNext(1_000L)
                .expectComplete()
                .verify(Duration.ofSeconds(30));
        assertThat(scenario.platform.tokensFetched).hasValue(1);
        assertThat(Set.copyOf(scenario.platform.tokensUsed)).containsExactly(new AccessToken("t-1"));
    }

    @Test
    void whileTheTokenIsRefreshedAheadCallsContinue() {
        scenario.platform.granting(this::granted);

        PinReport report = scenario.await(scenario.client().pin(Scenario.users(50_000)));

        assertThat(report.applied()).isEqualTo(50_000);
        assertThat(scenario.platform.tokensFetched)
                .as("the first, and two ahead")
                .hasValue(3);
        assertThat(report.stats().elapsed())
                .as("20 bursts of 50, a second and the margin apart, after the first token")
                .isBetween(SLOW.plusMillis(19 * 1_010), SLOW.plusMillis(19 * 1_010 + 200));
    }

    @Test
    void whenARefreshFailsCallsContinueWithTheCurrentToken() {
        scenario.platform.granting(() -> scenario.platform.tokensFetched.get() == 2
                ? Mono.error(new NoResponseException("no response to the second", null))
                : granted());

        // 450 calls take 8 bursts after the first, until the second in which the refresh is due.
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(450 * 50)));

        assertThat(report.applied()).isEqualTo(450 * 50);
        assertThat(scenario.platform.tokensFetched).hasValue(2);
        assertThat(Set.copyOf(scenario.platform.tokensUsed)).containsExactly(new AccessToken("t-1"));
    }

    @Test
    void whenOneRunIsCancelledWhileWaitingForTheTokenOthersContinue() {
        scenario.platform.granting(this::granted);
        FeedpinClient client = scenario.client();
        Disposable cancelled = client.pin(Scenario.users(500)).subscribe();
        List<PinReport> reports = new ArrayList<>();
        client.pin(Scenario.users(1_000)).subscribe(reports::add);

        cancelled.dispose();
        scenario.clock.advanceTimeBy(SLOW);

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).applied()).isEqualTo(1_000);
        assertThat(scenario.platform.calls).hasSize(20);
        assertThat(scenario.platform.tokensFetched).hasValue(1);
    }

    @Test
    void whenAFixedTokenIsRejectedItIsNotReplaced() {
        AccessToken mine = new AccessToken("t-mine");
        scenario.platform.responding((request, number) -> number <= 3 ? success() : error(400, INVALID_TOKEN));
        FeedpinClient client = FeedpinClient.builder(scenario.platform)
                .accessToken(mine)
                .timeSource(scenario.time)
                .build();

        PinReport report = scenario.await(client.pin(Scenario.users(10_000)));

        assertThat(report.applied()).isEqualTo(150);
        assertThat(report.outcomes().values().stream().skip(150))
                .allMatch(outcome ->
                        outcome instanceof NotSent notSent && notSent.reason() == NotSentReason.APP_REJECTED);
        assertThat(scenario.platform.tokensFetched).hasValue(0);
        assertThat(scenario.platform.tokensUsed).containsOnly(mine);
    }

    @Test
    void clientsOfDifferentPlatformsDoNotShareTokens() {
        Scenario other = new Scenario();
        other.platform.granting(() -> Mono.just(
                PlatformResponse.success(new GrantedToken(new AccessToken("t-other"), Duration.ofHours(2)), null)));
        scenario.platform.responding((request, number) -> number == 1 ? error(400, INVALID_TOKEN) : success());
        FeedpinClient one = scenario.client();
        FeedpinClient two = other.client();

        assertThat(scenario.await(one.pin(Scenario.users(10))).applied()).isEqualTo(10);
        assertThat(other.await(two.pin(Scenario.users(10))).applied()).isEqualTo(10);

        assertThat(scenario.platform.tokensUsed).containsExactly(new AccessToken("t-1"), new AccessToken("t-2"));
        assertThat(other.platform.tokensUsed).containsExactly(new AccessToken("t-other"));
        assertThat(other.platform.tokensFetched).hasValue(1);
    }

    @Test
    void clientsOfDifferentAppsDoNotShareTokens() {
        FeedpinClient one = scenario.client();
        FeedpinClient two = scenario.builder()
                .credentials(AppCredentials.selfBuilt("cli_other", "another-secret"))
                .build();

        scenario.await(one.pin(Scenario.users(1)));
        scenario.await(two.pin(Scenario.users(1)));
        scenario.await(one.pin(Scenario.users(1)));

        assertThat(scenario.platform.tokensUsed)
                .containsExactly(new AccessToken("t-1"), new AccessToken("t-2"), new AccessToken("t-1"));
    }
}
