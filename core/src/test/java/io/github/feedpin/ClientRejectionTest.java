package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A client while its app is rejected, and its recovery. */
class ClientRejectionTest {

    private static final int MISSING_SCOPE = 99991672;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration ROUND_TRIP = Duration.ofMillis(30);

    /** Results of a probe that do not show whether the app is accepted. */
    static final List<Supplier<Mono<PlatformResponse<List<FailedUser>>>>> OTHER_FAILURES = List.of(
            () -> error(503, 5000),
            () -> error(429, 99991400),
            () -> Mono.error(new NoResponseException("broken", null)),
            () -> Mono.error(new UnreachableException("no route", null)),
            () -> Mono.error(new IllegalStateException("adapter")),
            () -> Mono.error(new AssertionError("adapter")),
            Mono::empty,
            () -> {
                throw new IllegalStateException("adapter");
            });

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    private Mono<TimeSensitiveResponse> send() {
        return client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a")));
    }

    private void reject() {
        scenario.platform.responding((request, number) -> error(400, MISSING_SCOPE));
        assertThatThrownBy(() -> scenario.await(send())).isInstanceOf(AppRejectedException.class);
        scenario.platform.calls.clear();
        scenario.platform.responding((request, number) -> success());
    }

    private void passes(Duration duration) {
        scenario.clock.advanceTimeBy(duration);
    }

    private void assertRemembered() {
        assertThatThrownBy(() -> scenario.await(send()))
                .isInstanceOfSatisfying(
                        AppRejectedException.class,
                        remembered -> assertThat(remembered.platformError())
                                .map(PlatformError::logId)
                                .contains("log-" + MISSING_SCOPE));
    }

    private static void assertRejected(UserOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.APP_REJECTED));
    }

    @Test
    void whenTheScopeIsGrantedTheCallAfterThePauseClearsTheRejection() {
        reject();
        passes(FIRST_PAUSE);

        assertThat(scenario.await(client.pin("ou_b"))).isEqualTo(new Applied("ou_b"));
        assertThat(scenario.await(client.pin(Scenario.users(1_000))).applied()).isEqualTo(1_000);
    }

    @Test
    void whenTheScopeIsGrantedLaterCallsSucceedWithinOnePause() {
        scenario.platform.responding(
                (request, number) -> scenario.clock.now(TimeUnit.SECONDS) < 10 ? error(400, MISSING_SCOPE) : success());
        List<UserOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            client.pin("ou_" + i).subscribe(outcomes::add);
            passes(Duration.ofMillis(5));
        }
        passes(Duration.ofSeconds(1));

        assertThat(outcomes).hasSize(4_000);
        assertThat(outcomes.stream().filter(Applied.class::isInstance).count())
                .as("since 14 s, after pauses of 2, 4 and 8 s")
                .isBetween(1_150L, 1_250L);
        assertThat(outcomes.get(3_999)).isInstanceOf(Applied.class);
    }

    @Test
    void whenTheAppIsRejectedDuringARunTheRunStops() {
        scenario.platform.responding((request, number) -> (number <= 100
                        ? success()
                        : ScriptedPlatform.<List<FailedUser>>error(400, MISSING_SCOPE))
                .delayElement(ROUND_TRIP, scenario.clock));
        PinReport report = scenario.await(client.pin(Scenario.users(50_000)));

        assertThat(report.applied()).isEqualTo(5_000);
        assertThat(report.notSent()).isEqualTo(45_000);
        assertThat(report.countsByCode()).containsOnlyKeys(MISSING_SCOPE);
        assertRemembered();
    }

    @Test
    void whenTheAppIsRejectedCallsOfOtherRunsWaitingForAPermitAreNotSent() {
        QuotaLimiter limiter = QuotaLimiter.of(Quota.of(1, 1_000), scenario.time);
        FeedpinClient narrow = scenario.builder().quotaLimiter(limiter).build();
        scenario.platform.responding((request, number) -> error(400, MISSING_SCOPE));
        List<PinReport> reports = new ArrayList<>();
        for (int run = 0; run < 10; run++) {
            narrow.pin(Scenario.users(500)).subscribe(reports::add);
        }
        passes(Duration.ofMillis(1_500));

        assertThat(reports).hasSize(10).allMatch(report -> report.notSent() == 500);
        assertThat(scenario.platform.calls).hasSize(1);
        assertThat(scenario.await(limiter.snapshot()).waiting()).isZero();
    }

    @Test
    void whileTheAppIsRejectedRunsAndStreamsSendNothing() {
        reject();

        PinReport report = scenario.await(client.pin(Scenario.users(1_000)));
        List<UserOutcome> stream = scenario.await(
                client.pinEach(Flux.fromIterable(Scenario.users(1_000))).collectList());

        assertThat(report.notSent()).isEqualTo(1_000);
        assertThat(report.countsByCode()).containsOnlyKeys(MISSING_SCOPE);
        assertThat(report.stats().calls()).isZero();
        assertThat(stream).hasSize(1_000).allSatisfy(ClientRejectionTest::assertRejected);
        assertThat(scenario.platform.calls).isEmpty();
    }

    @Test
    void derivedClientsShareTheRejection() {
        reject();
        FeedpinClient derived = client.with(client.options().withDeadline(Duration.ofMinutes(1)));

        assertRejected(scenario.await(derived.pin("ou_b")));
    }

    @ParameterizedTest
    @EnumSource(UserIdType.class)
    void allUserIdTypesShareTheRejection(UserIdType type) {
        reject();

        assertRejected(scenario.await(
                client.with(client.options().withUserIdType(type)).unpin("b")));
    }

    @Test
    void aClientWithOtherCredentialsIsNotAffected() {
        reject();
        FeedpinClient other = scenario.builder()
                .credentials(AppCredentials.selfBuilt("cli_test", "new-secret"))
                .build();

        assertThat(scenario.await(other.pin("ou_b"))).isEqualTo(new Applied("ou_b"));
    }

    @Test
    void aThousandConcurrentRequestsFetchOneToken() {
        scenario.platform.granting(() -> error(200, 10014));
        List<UserOutcome> outcomes = new ArrayList<>();
        Scenario.users(1_000).forEach(user -> client.pin(user).subscribe(outcomes::add));
        passes(Duration.ofSeconds(1));

        assertThat(outcomes).hasSize(1_000).allSatisfy(ClientRejectionTest::assertRejected);
        assertThat(scenario.platform.tokensFetched).hasValue(1);
    }

    @Test
    void whileAProbeIsInFlightOthersFailAtOnce() {
        reject();
        passes(FIRST_PAUSE);
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofSeconds(5), scenario.clock));
        List<TimeSensitiveResponse> probed = new ArrayList<>();
        send().subscribe(probed::add);

        assertRemembered();
        assertRejected(scenario.await(client.pin("ou_b")));
        passes(Duration.ofSeconds(5));
        assertThat(probed).hasSize(1);
        assertThat(scenario.await(client.pin("ou_c"))).isEqualTo(new Applied("ou_c"));
    }

    @Test
    void whenAProbeIsCancelledTheNextRequestProbes() {
        reject();
        passes(FIRST_PAUSE);
        scenario.platform.responding((request, number) -> number == 1 ? Mono.never() : success());
        Disposable probe = send().subscribe();
        assertRemembered();
        probe.dispose();

        assertThat(scenario.await(send())).isNotNull();
    }

    @Test
    void whenAProbeIsCancelledWhileWaitingForItsTokenTheNextRequestProbes() {
        reject();
        scenario.clock.advanceTimeBy(Duration.ofHours(3));
        scenario.platform.granting(Mono::never);
        Disposable probe = send().subscribe();
        assertRemembered();
        probe.dispose();

        send().subscribe();
        assertRemembered();
    }

    @Test
    void whenARunStopsItsProbeIsReleased() {
        reject();
        passes(FIRST_PAUSE);
        scenario.platform.responding((request, number) -> number == 1 ? Mono.never() : success());
        Disposable run = client.pin(List.of("ou_b")).subscribe();
        run.dispose();

        assertThat(scenario.await(send())).isNotNull();
    }

    @ParameterizedTest
    @FieldSource("OTHER_FAILURES")
    void whenAProbeFailsOtherwiseTheNextRequestProbes(Supplier<Mono<PlatformResponse<List<FailedUser>>>> failure) {
        reject();
        passes(FIRST_PAUSE);
        scenario.platform.responding((request, number) -> number == 1 ? failure.get() : success());
        assertThatThrownBy(() -> scenario.await(send())).isNotInstanceOf(AppRejectedException.class);

        assertThat(scenario.await(send())).isNotNull();
    }

    @Test
    void whenAProbeOfSingleRequestsFailsTransientlyItIsRetried() {
        reject();
        passes(FIRST_PAUSE);
        scenario.platform.responding((request, number) -> number <= 2 ? error(503, 5000) : success());

        assertThat(scenario.await(client.pin("ou_b"))).isEqualTo(new Applied("ou_b"));
    }

    @Test
    void whenTheTokenIsTransientlyUnavailableTheProbeIsRetried() {
        scenario.platform.granting(() -> error(200, 10014));
        assertRejected(scenario.await(client.pin("ou_a")));
        passes(FIRST_PAUSE);
        scenario.platform.granting(() -> error(503, 5000));
        List<UserOutcome> outcomes = new ArrayList<>();
        client.pin("ou_b").subscribe(outcomes::add);
        passes(Duration.ofSeconds(10));

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenACustomTokenProviderReportsARejectionTheClientRemembersIt(boolean atOnce) {
        AtomicInteger recorded = new AtomicInteger();
        AppRejectedException rejection =
                new AppRejectedException(new PlatformError("POST /vault", 403, 7, "no access", "log-7"));
        TokenProvider own = new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                recorded.incrementAndGet();
                Mono<AccessToken> failing = Mono.error(rejection);
                return atOnce ? failing : failing.delaySubscription(ROUND_TRIP, scenario.clock);
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                return true;
            }

            @Override
            public void invalidate(AccessToken token) {}
        };
        FeedpinClient withOwnProvider = scenario.builder().tokenProvider(own).build();
        List<UserOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            withOwnProvider.pin("ou_" + i).subscribe(outcomes::add);
            passes(Duration.ofMillis(5));
        }
        passes(Duration.ofSeconds(1));

        assertThat(outcomes).hasSize(2_000).allSatisfy(ClientRejectionTest::assertRejected);
        assertThat(recorded).hasValueLessThanOrEqualTo(5);
    }

    @Test
    void whenTheTokenProviderIsSharedClientAndProviderProbeTogether() {
        scenario.platform.granting(() -> error(200, 10014));
        TokenProvider shared = TokenProvider.caching(
                scenario.platform, AppCredentials.selfBuilt("cli_test", "secret-of-the-test"), scenario.time);
        FeedpinClient sharing = scenario.builder().tokenProvider(shared).build();
        shared.token().subscribe(token -> {}, failure -> {});
        passes(Duration.ofMillis(1_500));
        assertRejected(scenario.await(sharing.pin("ou_a")));
        scenario.platform.granting(() -> Mono.just(
                PlatformResponse.success(new GrantedToken(new AccessToken("t-1"), Duration.ofHours(2)), null)));
        passes(Duration.ofMillis(500));

        assertThat(scenario.await(sharing.pin("ou_b"))).isEqualTo(new Applied("ou_b"));
    }
}
