package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.error.PausedException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Requested waits that are longer than calls wait. */
class LongWaitTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Scenario scenario = new Scenario();

    private static <T> Mono<PlatformResponse<T>> comeBackIn(int status, int code, Duration wait) {
        return Mono.just(new PlatformResponse<>(status, code, "come back later", null, "log-wait", wait));
    }

    private static Mono<PlatformResponse<List<FailedUser>>> rateLimited(Duration wait) {
        return comeBackIn(429, 99991400, wait);
    }

    static Stream<Mono<PlatformResponse<List<FailedUser>>>> longWaits() {
        return Stream.of(
                rateLimited(HOUR),
                rateLimited(Duration.ofSeconds(121)),
                rateLimited(Duration.ofSeconds(Long.MAX_VALUE)),
                comeBackIn(503, 5000, HOUR));
    }

    @ParameterizedTest
    @MethodSource("longWaits")
    void whenTheRequestedWaitIsLongTheRunEndsAtOnce(Mono<PlatformResponse<List<FailedUser>>> response) {
        scenario.platform.responding((request, number) -> number <= 10 ? success() : response);
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(10_000)));
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(2));
        assertThat(report.applied()).isEqualTo(500);
        assertThat(report.distinct()).isEqualTo(10_000);
        assertThat(report.notSentByReason()).containsOnlyKeys(NotSentReason.RATE_LIMITED);
        int sent = scenario.platform.calls.size();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(60));
        assertThat(scenario.platform.calls).hasSize(sent);
    }

    @Test
    void usersOfARateLimitedRunAreNotSentAndTheMessageNamesTheInstant() {
        scenario.platform.responding((request, number) -> rateLimited(HOUR));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(200)));
        assertThat(report.outcomes().values()).hasSize(200).allSatisfy(LongWaitTest::isRateLimitedUntilTheHourIsOver);
    }

    private static void isRateLimitedUntilTheHourIsOver(UserOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(NotSent.class, notSent -> {
            assertThat(notSent.reason()).isEqualTo(NotSentReason.RATE_LIMITED);
            assertThat(notSent.message()).contains("no calls before 1970-01-01T01:00:00Z");
        });
    }

    @Test
    void whenTheRequestedWaitIsLongQueuedAndNewRequestsEndAtOnce() {
        scenario.platform.responding((request, number) -> rateLimited(HOUR));
        FeedpinClient client = scenario.client();
        Mono<List<UserOutcome>> both =
                Mono.zip(client.pin("ou_a"), client.unpin("ou_b")).map(pair -> List.of(pair.getT1(), pair.getT2()));
        assertThat(scenario.await(both)).allSatisfy(LongWaitTest::isRateLimitedUntilTheHourIsOver);
        scenario.clock.advanceTimeBy(Duration.ofMinutes(30));
        isRateLimitedUntilTheHourIsOver(scenario.await(client.pin("ou_c")));
        assertThat(scenario.platform.calls).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void duringALongWaitSendFailsWithTheInstant() {
        scenario.platform.responding((request, number) -> rateLimited(HOUR));
        FeedpinClient client = scenario.client();
        scenario.await(client.pin("ou_a"));
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a"));
        assertThatExceptionOfType(PausedException.class)
                .isThrownBy(() -> scenario.await(client.send(request)))
                .satisfies(paused -> assertThat(paused.retryAfter()).isNotEmpty());
    }

    @Test
    void duringALongWaitClientsThatShareTheLimiterSendNothing() {
        QuotaLimiter shared = QuotaLimiter.of(Quota.platformDefault(), scenario.time);
        scenario.platform.responding((request, number) -> rateLimited(HOUR));
        scenario.await(scenario.builder().quotaLimiter(shared).build().pin("ou_a"));
        UserOutcome outcome =
                scenario.await(scenario.builder().quotaLimiter(shared).build().pin("ou_b"));
        isRateLimitedUntilTheHourIsOver(outcome);
        assertThat(scenario.platform.calls).hasSize(1);
    }

    @Test
    void afterALongWaitCallsAreSentAgain() {
        scenario.platform.responding((request, number) -> number == 1 ? rateLimited(HOUR) : success());
        FeedpinClient client = scenario.client();
        scenario.await(client.pin("ou_a"));
        scenario.clock.advanceTimeBy(HOUR);
        assertThat(scenario.await(client.pin("ou_a"))).isEqualTo(new Applied("ou_a"));
    }

    @Test
    void whenTheRequestedWaitIsTwoMinutesTheRunWaits() {
        scenario.platform.responding((request, number) -> number == 1 ? rateLimited(Duration.ofMinutes(2)) : success());
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(50)));
        assertThat(report.applied()).isEqualTo(50);
        assertThat(report.stats().elapsed()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
    }

    @Test
    void whenTheTokenRequestAsksForALongWaitTheRunEndsAtOnce() {
        Mono<PlatformResponse<GrantedToken>> later = comeBackIn(503, 5000, HOUR);
        scenario.platform.granting(() -> later);
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(200)));
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(1));
        assertThat(report.outcomes().values()).hasSize(200).allSatisfy(LongWaitTest::isRateLimitedUntilTheHourIsOver);
    }
}
