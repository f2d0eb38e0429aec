package io.github.feedpin;

import static io.github.feedpin.StoreScenario.APP;
import static io.github.feedpin.StoreScenario.ONE;
import static io.github.feedpin.StoreScenario.OTHER;
import static io.github.feedpin.StoreScenario.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.QuotaWindow;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** When tenants are created, kept, dropped and closed. */
class TenantLifecycleTest {

    private static final Duration IDLE = Duration.ofMinutes(11);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final StoreScenario scenario = new StoreScenario();
    private final Limiters limiters = new Limiters();
    private final FeedpinTenants tenants = tenants(limiters);

    private FeedpinTenants tenants(QuotaLimiterFactory factory) {
        scenario.push("ticket-1");
        return scenario.builder().quotaLimiters(factory).buildTenants(APP, scenario.tickets);
    }

    private PinReport pin(TenantKey tenant) {
        return scenario.await(tenants.client(tenant).pin(users(tenant, 1)));
    }

    /** Records which limiters were created and closed. */
    private static final class Limiters implements QuotaLimiterFactory {

        private final List<QuotaScope> created = new ArrayList<>();
        private final List<QuotaScope> closed = new ArrayList<>();
        private Quota quota = Quota.platformDefault();
        private Mono<Void> closing = Mono.empty();

        @Override
        public QuotaLimiter create(QuotaScope scope, TimeSource time) {
            QuotaLimiter limiter = QuotaLimiter.of(quota, time);
            created.add(scope);
            return new QuotaLimiter() {
                @Override
                public Mono<Permit> acquire(Priority priority) {
                    return limiter.acquire(priority);
                }

                @Override
                public Mono<QuotaSnapshot> snapshot() {
                    return limiter.snapshot();
                }

                @Override
                public Mono<Void> close() {
                    return closing.doOnSubscribe(subscription -> closed.add(scope));
                }
            };
        }
    }

    @Test
    void tenantIsCreatedByItsFirstRequest() {
        FeedpinClient client = tenants.client(ONE);
        Mono<PinReport> run = client.pin(users(ONE, 1));
        assertThat(tenants.size()).isZero();
        assertThat(limiters.created).isEmpty();

        scenario.await(run);

        assertThat(tenants.size()).isOne();
        assertThat(limiters.created).extracting(QuotaScope::tenantKey).containsExactly(ONE);
    }

    @Test
    void idleTenantIsDroppedAndLeavesNothingBehind() {
        pin(ONE);
        scenario.await(tenants.client(OTHER).pin("ou_other_1"));
        scenario.advance(Duration.ofMinutes(9));
        assertThat(tenants.size()).isEqualTo(2);

        scenario.advance(Duration.ofMinutes(2));

        assertThat(tenants.size()).isZero();
        assertThat(limiters.closed).hasSize(2);
        assertThat(scenario.timers.pending()).isZero();
    }

    @Test
    void droppedTenantIsCreatedAgainByTheSameClient() {
        pin(ONE);
        scenario.advance(IDLE);

        assertThat(pin(ONE).applied()).isOne();
        assertThat(limiters.created).hasSize(2);
        assertThat(scenario.platform.tenantTokens).hasSize(2);
        assertThat(scenario.platform.ticketsTried).hasSize(1);
    }

    @Test
    void tenantIsKeptDuringARun() {
        Sinks.Many<String> ids = Sinks.many().unicast().onBackpressureBuffer();
        List<UserOutcome> outcomes = new ArrayList<>();
        tenants.client(ONE).pinEach(ids.asFlux()).subscribe(outcomes::add);
        scenario.advance(Duration.ofHours(1));
        assertThat(tenants.size()).isOne();

        ids.tryEmitNext("ou_one_1");
        ids.tryEmitComplete();
        scenario.advance(Duration.ofSeconds(2));

        assertThat(outcomes).hasSize(1);
        assertThat(limiters.created).hasSize(1);
        scenario.advance(IDLE.plusMinutes(1));
        assertThat(tenants.size()).isZero();
    }

    @Test
    void tenantIsKeptDuringACallWhoseSubscriberHasCancelled() {
        Sinks.One<PlatformResponse<List<FailedUser>>> response = Sinks.one();
        scenario.platform.responding((tenant, number) -> response.asMono());
        Disposable request = tenants.client(ONE).pin("ou_one_1").subscribe();
        scenario.advance(Duration.ofSeconds(1));
        assertThat(scenario.platform.calls).hasSize(1);

        request.dispose();
        scenario.advance(Duration.ofMinutes(1));
        pin(OTHER);

        assertThat(tenants.size()).isEqualTo(2);
    }

    @Test
    void tenantIsKeptDuringAPause() {
        scenario.platform.responding((tenant, number) ->
                Mono.just(new PlatformResponse<>(429, 99991400, "limit", null, null, Duration.ofHours(2))));
        assertThat(pin(ONE).notSentByReason()).containsOnlyKeys(NotSentReason.RATE_LIMITED);
        scenario.advance(Duration.ofMinutes(110));
        assertThat(tenants.size()).isOne();
        assertThat(pin(ONE).notSentByReason()).containsOnlyKeys(NotSentReason.RATE_LIMITED);
        assertThat(scenario.platform.calls).hasSize(1);

        scenario.advance(IDLE.multipliedBy(2));
        assertThat(tenants.size()).isZero();
    }

    @Test
    void tenantIsKeptDuringAPauseOfItsTokenRequests() {
        scenario.platform.granting(
                request -> Mono.just(new PlatformResponse<>(503, 5000, "later", null, null, Duration.ofHours(2))));
        assertThat(pin(ONE).notSentByReason()).containsOnlyKeys(NotSentReason.RATE_LIMITED);
        scenario.advance(Duration.ofMinutes(110));
        assertThat(pin(ONE).notSentByReason()).containsOnlyKeys(NotSentReason.RATE_LIMITED);

        assertThat(scenario.platform.tenantTokens).hasSize(1);
    }

    @Test
    void tenantIsKeptWhileItsQuotaIsUsed() {
        limiters.quota = new Quota(List.of(new QuotaWindow(1, Duration.ofHours(2), Duration.ofMillis(10))));
        pin(ONE);
        scenario.advance(Duration.ofMinutes(119));
        assertThat(tenants.size()).isOne();

        scenario.advance(Duration.ofMinutes(2));
        assertThat(tenants.size()).isZero();
    }

    @Test
    void whileItsLimiterIsBeingClosedTheTenantIsNotCreatedAgain() {
        pin(ONE);
        limiters.closing = scenario.time.delay(Duration.ofSeconds(5));
        scenario.advance(Duration.ofMinutes(10).plusSeconds(1));
        while (limiters.closed.isEmpty()) {
            scenario.advance(Duration.ofSeconds(1));
        }
        List<PinReport> reports = new ArrayList<>();
        tenants.client(ONE).pin(users(ONE, 1)).subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(3));
        assertThat(limiters.created).hasSize(1);

        scenario.advance(Duration.ofSeconds(3));
        assertThat(limiters.created).hasSize(2);
        assertThat(reports).hasSize(1);
    }

    @Test
    void limiterThatIsNeverClosedDelaysTheTenantForTenSecondsOnly() {
        pin(ONE);
        limiters.closing = Mono.never();
        scenario.advance(IDLE);

        assertThat(tenants.size()).isZero();
        assertThat(pin(ONE).applied()).isOne();
    }

    @Test
    void factoryThatThrowsIsCalledAgain() {
        List<QuotaScope> scopes = new ArrayList<>();
        FeedpinTenants failing = tenants((scope, time) -> {
            scopes.add(scope);
            if (scopes.size() == 1) {
                throw new IllegalStateException("no limiter");
            }
            return QuotaLimiter.of(Quota.platformDefault(), time);
        });

        assertThat(scenario.await(failing.client(ONE).pin(users(ONE, 1))).applied())
                .isOne();
    }

    @Test
    void closingATenantStopsItAndNoOther() {
        scenario.platform.responding((tenant, number) -> Mono.delay(Duration.ofSeconds(1), scenario.clock)
                .thenReturn(PlatformResponse.success(List.of(), null)));
        List<PinReport> reports = new ArrayList<>();
        Flux.just(ONE, OTHER)
                .flatMap(tenant -> tenants.client(tenant).pin(users(tenant, 30_000)))
                .subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(2));
        List<String> closed = new ArrayList<>();
        tenants.close(ONE, GRACE).subscribe(nothing -> {}, failure -> {}, () -> closed.add("one"));

        assertThatThrownBy(() -> scenario.await(tenants.client(ONE).pin(users(ONE, 1))))
                .isInstanceOf(IllegalStateException.class);
        scenario.advance(Duration.ofSeconds(12));
        assertThat(closed).hasSize(1);
        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.outcomes().keySet()).allMatch(id -> id.startsWith("ou_one_"));
            assertThat(report.notSentByReason()).containsOnlyKeys(NotSentReason.CLOSED);
        });
        scenario.advance(Duration.ofMinutes(1));
        assertThat(reports).hasSize(2);
        assertThat(reports.get(1).applied()).isEqualTo(30_000);
    }

    @Test
    void cancellingACloseHasNoEffectOnIt() {
        scenario.platform.responding((tenant, number) -> Mono.delay(Duration.ofSeconds(1), scenario.clock)
                .thenReturn(PlatformResponse.success(List.of(), null)));
        List<PinReport> reports = new ArrayList<>();
        tenants.client(ONE).pin(users(ONE, 30_000)).subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(2));

        tenants.close(ONE, GRACE).subscribe().dispose();
        scenario.advance(Duration.ofSeconds(12));

        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.notSentByReason()).containsOnlyKeys(NotSentReason.CLOSED));
        assertThat(pin(ONE).applied()).isOne();
    }

    @Test
    void closedTenantIsDroppedWhenItsQuotaIsUnused() {
        pin(ONE);
        scenario.await(tenants.client(ONE).close(GRACE));
        assertThat(tenants.size()).isOne();

        scenario.advance(Duration.ofSeconds(100));

        assertThat(tenants.size()).isZero();
        assertThat(limiters.closed).hasSize(1);
        assertThat(scenario.timers.pending()).isZero();
    }

    @Test
    void closedTenantStartsAnewWithItsUsedQuota() {
        limiters.quota = Quota.of(1, 1);
        pin(ONE);
        scenario.await(tenants.close(ONE, GRACE));
        Instant before = scenario.time.now();

        assertThat(pin(ONE).applied()).isOne();

        assertThat(Duration.between(before, scenario.time.now())).isGreaterThan(Duration.ofSeconds(59));
        assertThat(limiters.created).hasSize(1);
    }

    @Test
    void closingATenantThatIsNotInMemoryDoesNothing() {
        scenario.await(tenants.close(ONE, GRACE));

        assertThat(tenants.size()).isZero();
        assertThat(limiters.created).isEmpty();
    }

    @Test
    void closingAllClosesEveryTenantAndItsLimiter() {
        for (int i = 0; i < 20; i++) {
            pin(new TenantKey("tenant" + i));
        }

        scenario.await(tenants.close(GRACE));

        assertThat(tenants.size()).isZero();
        assertThat(limiters.closed).hasSize(20).doesNotHaveDuplicates();
        assertThat(scenario.timers.pending()).isZero();
        for (TenantKey tenant : List.of(ONE, new TenantKey("tenant0"))) {
            assertThatThrownBy(() -> scenario.await(tenants.client(tenant).pin("ou_1_1")))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(tenants.size()).isZero();
    }

    @Test
    void closingAllEndsRunsAfterTheGrace() {
        scenario.platform.responding((tenant, number) -> Mono.never());
        List<PinReport> reports = new ArrayList<>();
        Flux.just(ONE, OTHER)
                .flatMap(tenant -> tenants.client(tenant).pin(users(tenant, 1_000)))
                .subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(1));

        scenario.await(tenants.close(GRACE));

        assertThat(reports)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.applied()).isZero());
    }

    @Test
    void cancellingACloseOfAllHasNoEffectOnIt() {
        scenario.platform.responding((tenant, number) -> Mono.never());
        List<PinReport> reports = new ArrayList<>();
        Flux.just(ONE, OTHER)
                .flatMap(tenant -> tenants.client(tenant).pin(users(tenant, 1_000)))
                .subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(1));

        tenants.close(GRACE).subscribe().dispose();
        scenario.advance(GRACE.plusSeconds(2));

        assertThat(reports).hasSize(2);
        assertThat(limiters.closed).hasSize(2);
    }

    @Test
    void stoppingRunsAppliesToTenantsThatStartMeanwhile() {
        scenario.platform.responding((tenant, number) -> Mono.delay(Duration.ofSeconds(1), scenario.clock)
                .thenReturn(PlatformResponse.success(List.of(), null)));
        List<PinReport> reports = new ArrayList<>();
        tenants.client(ONE).pin(users(ONE, 50_000)).subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(1));
        List<String> stopped = new ArrayList<>();
        tenants.stopRuns(GRACE, Mono.never()).subscribe(nothing -> {}, failure -> {}, () -> stopped.add("all"));
        tenants.client(OTHER).pin(users(OTHER, 50_000)).subscribe(reports::add);

        scenario.advance(GRACE);

        assertThat(stopped).hasSize(1);
        assertThat(reports)
                .hasSize(2)
                .allSatisfy(report -> assertThat(report.notSentByReason()).containsOnlyKeys(NotSentReason.CLOSED));
        scenario.advance(Duration.ofSeconds(1));
        assertThat(pin(ONE).applied()).isOne();
    }

    @Test
    void userIdsAreRejectedBeforeAnythingIsSent() {
        FeedpinClient client = tenants.client(ONE);
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.USER_ID, List.of("7d8a6e6d"));

        assertThatThrownBy(() -> client.with(client.options().withUserIdType(UserIdType.USER_ID)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user_id_type=user_id");
        assertThatThrownBy(() -> client.send(request)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scenario.builder()
                        .options(RunOptions.defaults().withUserIdType(UserIdType.USER_ID))
                        .buildTenants(APP, scenario.tickets))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(tenants.size()).isZero();
    }

    @Test
    void unionIdsAreAccepted() {
        FeedpinClient client = tenants.client(ONE);
        FeedpinClient union = client.with(client.options().withUserIdType(UserIdType.UNION_ID));

        assertThat(scenario.await(union.pin(List.of("on_one_1"))).applied()).isOne();
        assertThat(scenario.platform.calls.get(0).request().userIdType()).isEqualTo(UserIdType.UNION_ID);
    }

    @Test
    void settingsOfASelfBuiltAppAreRejected() {
        FeedpinClientBuilder selfBuilt =
                scenario.builder().credentials(AppCredentials.selfBuilt("cli_test", "secret-of-the-test"));
        FeedpinClientBuilder shared =
                scenario.builder().quotaLimiter(QuotaLimiter.of(Quota.platformDefault(), scenario.time));

        for (FeedpinClientBuilder builder : List.of(selfBuilt, shared)) {
            assertThatThrownBy(() -> builder.buildTenants(APP, scenario.tickets))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
