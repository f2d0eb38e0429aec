package io.github.feedpin;

import static io.github.feedpin.StorePlatform.error;
import static io.github.feedpin.StorePlatform.granted;
import static io.github.feedpin.StoreScenario.ONE;
import static io.github.feedpin.StoreScenario.OTHER;
import static io.github.feedpin.StoreScenario.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.StorePlatform.TenantTokenRequest;
import io.github.feedpin.internal.call.RejectionLog;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The app access token, which all tenants share, and the token of each tenant. */
class TenantTokenTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(100);

    private final StoreScenario scenario = new StoreScenario();
    private final String name = "client-" + UUID.randomUUID();

    private FeedpinTenants namedTenants() {
        scenario.push("ticket-1");
        return scenario.builder().name(name).buildTenants(StoreScenario.APP, scenario.tickets);
    }

    private static List<TenantKey> tenantKeys(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new TenantKey("tenant" + i))
                .toList();
    }

    private List<PinReport> pinAtOnce(FeedpinTenants tenants, List<TenantKey> keys) {
        return scenario.await(Flux.fromIterable(keys)
                .flatMap(key -> tenants.client(key).pin(users(key, 1)), keys.size())
                .collectList());
    }

    private static NotSentReason reason(PinReport report) {
        return ((NotSent) report.outcomes().values().iterator().next()).reason();
    }

    @Test
    void aThousandColdTenantsFetchOneAppTokenAndOneTokenEach() {
        scenario.platform
                .exchanging(ticket -> granted("a-1", StorePlatform.LIFE).delayElement(ROUND_TRIP, scenario.clock))
                .granting(request -> granted("t-" + request.tenantKey() + "-1", StorePlatform.LIFE)
                        .delayElement(ROUND_TRIP, scenario.clock));
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        List<TenantKey> keys = tenantKeys(1_000);

        List<PinReport> reports = scenario.await(Flux.fromIterable(keys)
                .flatMap(
                        key -> Flux.range(0, 3).flatMap(i -> tenants.client(key).pin(users(key, 120))), 1_000)
                .collectList());

        assertThat(reports).hasSize(3_000).allMatch(report -> report.applied() == 120);
        assertThat(scenario.platform.ticketsTried).hasSize(1);
        assertThat(scenario.platform.tenantTokens)
                .extracting(TenantTokenRequest::tenantKey)
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(scenario.platform.calls)
                .hasSize(9_000)
                .allMatch(call -> call.tenantOfToken().equals(call.tenantOfUsers()));
        assertThat(tenants.size()).isEqualTo(1_000);
    }

    @Test
    void aThousandColdTenantsOnManyThreadsFetchOneAppToken() {
        scenario.platform
                .exchanging(ticket -> granted("a-1", StorePlatform.LIFE).delayElement(ROUND_TRIP))
                .granting(request -> granted("t-" + request.tenantKey() + "-1", StorePlatform.LIFE)
                        .delayElement(ROUND_TRIP));
        FeedpinTenants tenants = FeedpinClient.builder(scenario.platform)
                .buildTenants(StoreScenario.APP, AppTicketStore.fixed(new AppTicket("ticket-1", scenario.time.now())));

        StepVerifier.create(Flux.fromIterable(tenantKeys(1_000))
                        .flatMap(key -> Flux.range(0, 4).map(i -> key), 1_000)
                        .flatMap(
                                key -> tenants.client(key).pin(users(key, 1)).subscribeOn(Schedulers.parallel()), 4_000)
                        .map(PinReport::applied)
                        .reduce(Long::sum))
                .expectNext(4_000L)
                .expectComplete()
                .verify(Duration.ofSeconds(40));
        assertThat(scenario.platform.ticketsTried).hasSize(1);
        assertThat(scenario.platform.tenantTokens).hasSize(1_000);
        assertThat(scenario.platform.calls)
                .allMatch(call -> call.tenantOfToken().equals(call.tenantOfUsers()));
    }

    @Test
    void tokensAreFetchedAgainBeforeTheyExpire() {
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        Duration step = Duration.ofMinutes(5);
        for (Duration passed = Duration.ZERO; passed.compareTo(Duration.ofHours(10)) < 0; passed = passed.plus(step)) {
            if (passed.toMinutes() % 60 == 0) {
                scenario.push("ticket-" + passed.toHours());
            }
            assertThat(pinAtOnce(tenants, List.of(ONE, OTHER))).allMatch(report -> report.applied() == 1);
            scenario.advance(step);
        }

        assertThat(scenario.platform.ticketsTried).hasSizeBetween(6, 8);
        assertThat(scenario.platform.tenantTokens).hasSizeBetween(12, 16);
        assertThat(scenario.platform.calls).hasSize(240);
    }

    @Test
    void rejectedTenantTokenIsReplacedOnceForThisTenantOnly() {
        scenario.platform.responding((tenant, number) -> number == 2 ? error(400, 20013) : null);
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        pinAtOnce(tenants, List.of(OTHER));

        assertThat(pinAtOnce(tenants, List.of(ONE, OTHER))).allMatch(report -> report.applied() == 1);
        assertThat(scenario.platform.tenantTokens)
                .extracting(TenantTokenRequest::tenantKey)
                .containsExactly(OTHER, ONE, ONE);
        assertThat(scenario.platform.ticketsTried).hasSize(1);
    }

    @Test
    void rejectedAppTokenIsReplacedOnceForAllTenants() {
        AccessToken first = new AccessToken("a-1");
        scenario.platform.granting(request -> request.appToken().equals(first)
                ? StorePlatform.<GrantedToken>error(200, 20014).delayElement(ROUND_TRIP, scenario.clock)
                : null);
        FeedpinTenants tenants = scenario.tenantsWithTicket();

        assertThat(pinAtOnce(tenants, tenantKeys(100))).allMatch(report -> report.applied() == 1);
        assertThat(scenario.platform.ticketsTried).hasSize(2);
        assertThat(scenario.platform.tenantTokens).hasSize(200);
    }

    @Test
    void lateRejectionsOfAnAppTokenThatIsIssuedAgainFetchNoOther() {
        AtomicInteger rejections = new AtomicInteger();
        scenario.platform
                .exchanging(ticket -> granted("a-1", StorePlatform.LIFE))
                .granting(request -> rejections.incrementAndGet() <= 50
                        ? StorePlatform.<GrantedToken>error(200, 20014)
                                .delayElement(ROUND_TRIP.multipliedBy(rejections.get()), scenario.clock)
                        : null);
        FeedpinTenants tenants = scenario.tenantsWithTicket();

        assertThat(pinAtOnce(tenants, tenantKeys(50))).allMatch(report -> report.applied() == 1);
        assertThat(scenario.platform.ticketsTried).hasSize(2);
    }

    @Test
    void secondRejectionOfTheAppTokenEndsThisTenantOnly() {
        scenario.platform.granting(request -> request.tenantKey().equals(ONE) ? error(200, 20014) : null);
        FeedpinTenants tenants = scenario.tenantsWithTicket();

        assertThat(reason(pinAtOnce(tenants, List.of(ONE)).get(0))).isEqualTo(NotSentReason.TENANT_REJECTED);
        assertThat(pinAtOnce(tenants, List.of(OTHER)).get(0).applied()).isOne();
        assertThat(scenario.platform.tenantTokens)
                .extracting(TenantTokenRequest::tenantKey)
                .containsExactly(ONE, ONE, OTHER);
    }

    @Test
    void wrongSecretIsRememberedForAllTenantsAndLoggedOnce() {
        scenario.platform.exchanging(ticket -> error(200, 10014));
        FeedpinTenants tenants = namedTenants();
        List<TenantKey> keys = tenantKeys(100);

        try (RecordedLog log = new RecordedLog(RejectionLog.class, name)) {
            assertThat(pinAtOnce(tenants, keys)).allMatch(report -> reason(report) == NotSentReason.APP_REJECTED);
            assertThat(scenario.platform.ticketsTried).hasSize(1);
            pinAtOnce(tenants, keys);
            assertThat(scenario.platform.ticketsTried).hasSize(1);
            assertThat(log.messages()).hasSize(1);
        }

        scenario.platform.exchanging(ticket -> null);
        scenario.advance(Duration.ofSeconds(2));
        assertThat(pinAtOnce(tenants, keys)).allMatch(report -> report.applied() == 1);
        assertThat(scenario.platform.ticketsTried).hasSize(2);
    }

    @Test
    void rejectedTenantIsRememberedForThisTenantOnlyAndLoggedWithItsKey() {
        scenario.platform.granting(request -> request.tenantKey().equals(ONE) ? error(200, 20009) : null);
        FeedpinTenants tenants = namedTenants();

        try (RecordedLog log = new RecordedLog(RejectionLog.class, name)) {
            for (int i = 0; i < 10; i++) {
                assertThat(reason(pinAtOnce(tenants, List.of(ONE)).get(0))).isEqualTo(NotSentReason.TENANT_REJECTED);
                assertThat(pinAtOnce(tenants, List.of(OTHER)).get(0).applied()).isOne();
            }
            assertThat(log.messages()).singleElement().asString().contains("in the tenant one", "20009");
        }

        assertThat(scenario.platform.tenantTokens)
                .extracting(TenantTokenRequest::tenantKey)
                .containsExactly(ONE, OTHER);
    }

    @Test
    void whenTheAppTokenIsSlowOneTenantDoesNotWaitForAnother() {
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        scenario.platform.granting(request -> request.tenantKey().equals(ONE) ? Mono.never() : null);
        List<PinReport> never = new ArrayList<>();
        tenants.client(ONE).pin(users(ONE, 1)).subscribe(never::add);

        assertThat(pinAtOnce(tenants, List.of(OTHER)).get(0).applied()).isOne();
        assertThat(never).isEmpty();
    }
}
