package io.github.feedpin;

import static io.github.feedpin.StoreScenario.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs and single requests of twenty tenants at once, of which some have random faults. */
class TenantIsolationTest {

    private static final List<TenantKey> TENANTS =
            IntStream.range(0, 20).mapToObj(i -> new TenantKey("tenant" + i)).toList();
    private static final int[] TOKEN_CODES = {10013, 20009, 10005, 20014, 5000, 424242, 99991400};
    private static final int[] CALL_CODES = {99991672, 99991673, 20013, 99991663, 230013, 99991400, 230006, 2200, 424242
    };
    private static final int USERS = 2_000;

    private final StoreScenario scenario = new StoreScenario();
    private final Map<String, List<Long>> sentAt = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void faultsOfATenantChangeNoOutcomeOfAnother(int seed) {
        Random random = new Random(seed);
        Set<TenantKey> faulty = Set.copyOf(random.ints(0, TENANTS.size())
                .distinct()
                .limit(7)
                .mapToObj(TENANTS::get)
                .toList());
        scenario.platform
                .granting(request -> faulty.contains(request.tenantKey()) && random.nextInt(4) == 0
                        ? fault(random, TOKEN_CODES)
                        : null)
                .responding((tenant, number) -> {
                    sentAt.computeIfAbsent(tenant, key -> new ArrayList<>()).add(scenario.time.nanoTime());
                    return faulty.contains(new TenantKey(tenant)) && random.nextInt(10) == 0
                            ? fault(random, CALL_CODES)
                            : success();
                });
        FeedpinTenants tenants = scenario.tenantsWithTicket();

        Map<TenantKey, List<PinReport>> reports = new HashMap<>();
        scenario.await(Flux.fromIterable(TENANTS)
                .flatMap(tenant -> requests(tenants.client(tenant), tenant).doOnNext(all -> reports.put(tenant, all)))
                .then());

        for (TenantKey tenant : TENANTS) {
            assertThat(reports.get(tenant)).allSatisfy(report -> {
                assertThat(report.applied() + report.rejected() + report.notSent() + report.unknown())
                        .isEqualTo(report.distinct());
                if (!faulty.contains(tenant)) {
                    assertThat(report.applied()).isEqualTo(report.distinct());
                }
            });
            assertThat(Objects.requireNonNull(reports.get(tenant)).stream()
                            .mapToLong(PinReport::distinct)
                            .sum())
                    .isEqualTo(USERS + 50);
        }
        assertThat(scenario.platform.calls)
                .allSatisfy(call -> assertThat(call.tenantOfToken()).isEqualTo(call.tenantOfUsers()));
        assertThat(scenario.platform.ticketsTried).hasSizeLessThan(scenario.platform.tenantTokens.size());
        assertThat(sentAt).allSatisfy((tenant, instants) -> assertWithinQuota(instants));
    }

    @Test
    void tenantsWhoseCallsGetNoResponseLeaveConnectionsForOthers() {
        List<TenantKey> hanging = TENANTS.subList(0, 10);
        TenantKey other = TENANTS.get(10);
        scenario.platform.capacity = CallCapacity.of(100);
        scenario.platform.responding(
                (tenant, number) -> hanging.contains(new TenantKey(tenant)) ? Mono.never() : success());
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        scenario.await(tenants.client(other).pin(users(other, 1)));
        Disposable runs = Flux.fromIterable(hanging)
                .flatMap(tenant -> tenants.client(tenant).pin(users(tenant, 5_000)))
                .subscribe();
        scenario.advance(Duration.ofSeconds(10));
        assertThat(scenario.platform.calls).hasSizeGreaterThan(80);

        List<PinReport> reports = new ArrayList<>();
        tenants.client(other).pin(users(other, 100)).subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(1));
        assertThat(reports).singleElement().extracting(PinReport::applied).isEqualTo(100L);
        runs.dispose();
    }

    /** A run, and single requests beside it. */
    private Mono<List<PinReport>> requests(FeedpinClient client, TenantKey tenant) {
        List<String> ids = users(tenant, USERS + 50);
        Mono<PinReport> singles = Flux.fromIterable(ids.subList(USERS, ids.size()))
                .flatMap(client::pin, 50)
                .collectList()
                .map(PinReport::of);
        return Flux.merge(client.pin(ids.subList(0, USERS)), singles).collectList();
    }

    private <T> Mono<PlatformResponse<T>> fault(Random random, int[] codes) {
        Mono<PlatformResponse<T>> response =
                StorePlatform.error(random.nextBoolean() ? 200 : 400, codes[random.nextInt(codes.length)]);
        return response.delayElement(Duration.ofMillis(random.nextInt(200)), scenario.clock);
    }

    private Mono<PlatformResponse<List<FailedUser>>> success() {
        return Mono.just(PlatformResponse.<List<FailedUser>>success(List.of(), null))
                .delayElement(Duration.ofMillis(30), scenario.clock);
    }

    private static void assertWithinQuota(List<Long> instants) {
        assertWindow(instants, 50, Duration.ofSeconds(1));
        assertWindow(instants, 1_000, Duration.ofMinutes(1));
    }

    private static void assertWindow(List<Long> instants, int limit, Duration length) {
        for (int i = limit; i < instants.size(); i++) {
            assertThat(instants.get(i) - instants.get(i - limit)).isGreaterThanOrEqualTo(length.toNanos());
        }
    }
}
