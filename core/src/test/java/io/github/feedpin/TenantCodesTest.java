package io.github.feedpin;

import static io.github.feedpin.StorePlatform.error;
import static io.github.feedpin.StoreScenario.ONE;
import static io.github.feedpin.StoreScenario.OTHER;
import static io.github.feedpin.StoreScenario.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which tenants stop, and which go on, for each code of the platform and each request that gets it. */
class TenantCodesTest {

    private static final int USERS = 120;

    private final StoreScenario scenario = new StoreScenario();

    private Mono<PinReport> pin(FeedpinTenants tenants, TenantKey tenant) {
        return tenants.client(tenant).pin(users(tenant, USERS));
    }

    /** Two runs of one tenant, at the same time as runs of another. */
    private List<PinReport> pinInTwoTenants(FeedpinTenants tenants) {
        return scenario.await(Flux.just(ONE, OTHER, ONE, OTHER)
                .flatMapSequential(tenant -> pin(tenants, tenant))
                .collectList());
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static void assertNotSent(PinReport report, NotSentReason reason) {
        assertThat(report.notSentByReason()).containsOnlyKeys(reason).containsEntry(reason, (long) USERS);
    }

    @ParameterizedTest(name = "HTTP {0}, {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    200 400 | 10013 20009 99992500 99992501 212100 11207 11210 | TENANT_REJECTED
                    200 400 | 10003 10005                                      | TENANT_REJECTED
                    200 400 | 99991662 99991672 99991673                       | TENANT_REJECTED
                    200 400 | 20014                                            | TENANT_REJECTED
                    200 400 403 404 | 424242                                   | TENANT_REJECTED
                    200     | 99991543 10014 10015                             | APP_REJECTED
                    200 503 | 1663 5000                                        | UNREACHABLE
                    200 429 | 99991400                                         | UNREACHABLE
                    """)
    void tenantTokenFailureStopsThisTenantOnly(String statuses, String codes, NotSentReason reason) {
        for (int status : numbers(statuses)) {
            for (int code : numbers(codes)) {
                StoreScenario scenario = new StoreScenario();
                scenario.platform.granting(request -> request.tenantKey().equals(ONE) ? error(status, code) : null);
                FeedpinTenants tenants = scenario.tenantsWithTicket();

                assertNotSent(scenario.await(pin(tenants, ONE)), reason);
                assertThat(scenario.await(pin(tenants, OTHER)).applied())
                        .as("code %d", code)
                        .isEqualTo(USERS);
                assertThat(scenario.platform.calls)
                        .allMatch(call -> call.tenantOfUsers().equals(OTHER.value()));
            }
        }
    }

    @ParameterizedTest(name = "HTTP {0}, {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    200 400 | 99991662 99991672 99991673 99991676 99991403 | TENANT_REJECTED
                    403     | 424242                                       | TENANT_REJECTED
                    200 400 | 20013 99991663                               | APP_REJECTED
                    400     | 230006 99991401                              | APP_REJECTED
                    """)
    void rejectedCallsStopThisTenantOnly(String statuses, String codes, NotSentReason reason) {
        for (int status : numbers(statuses)) {
            for (int code : numbers(codes)) {
                StoreScenario scenario = new StoreScenario();
                scenario.platform.responding(
                        (tenant, number) -> tenant.equals(ONE.value()) ? error(status, code) : null);
                FeedpinTenants tenants = scenario.tenantsWithTicket();

                List<PinReport> reports = scenario.await(Flux.just(ONE, OTHER, ONE, OTHER)
                        .flatMapSequential(tenant -> pin(tenants, tenant))
                        .collectList());
                assertNotSent(reports.get(0), reason);
                assertNotSent(reports.get(2), reason);
                assertThat(reports.get(1).applied()).isEqualTo(USERS);
                assertThat(reports.get(3).applied()).isEqualTo(USERS);
            }
        }
    }

    @Test
    void tokenOfAnotherTenantIsAFailureOfTheCall() {
        scenario.platform.responding((tenant, number) -> tenant.equals(ONE.value()) ? error(400, 230013) : null);

        List<PinReport> reports = pinInTwoTenants(scenario.tenantsWithTicket());

        assertThat(reports.get(0).rejected() + reports.get(2).rejected()).isPositive();
        assertThat(reports.get(0).notSentByReason()).doesNotContainKey(NotSentReason.TENANT_REJECTED);
        assertThat(reports.get(1).applied()).isEqualTo(USERS);
    }

    @ParameterizedTest
    @CsvSource({"200", "400", "429"})
    void rateLimitPausesThisTenantOnly(int status) {
        scenario.platform.responding((tenant, number) -> number == 1 ? error(status, 99991400) : null);
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        Instant before = scenario.time.now();
        Mono<PinReport> one = pin(tenants, ONE).cache();
        one.subscribe();

        assertThat(scenario.await(pin(tenants, OTHER)).applied()).isEqualTo(USERS);
        assertThat(Duration.between(before, scenario.time.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(scenario.await(one).applied()).isEqualTo(USERS);
        assertThat(Duration.between(before, scenario.time.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest(name = "HTTP {0}, {1} → {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    200 400 | 10003 10005 10014 10015 99991543 | APP_REJECTED
                    200 403 404 | 424242                       | APP_REJECTED
                    200 400 | 10012                            | TICKET_PENDING
                    200 503 | 10013 5000                       | UNREACHABLE
                    """)
    void appTokenFailureStopsAllTenants(String statuses, String codes, NotSentReason reason) {
        for (int status : numbers(statuses)) {
            for (int code : numbers(codes)) {
                StoreScenario scenario = new StoreScenario();
                scenario.platform.exchanging(ticket -> error(status, code));
                FeedpinTenants tenants = scenario.tenantsWithTicket();

                List<PinReport> reports = scenario.await(Flux.just(ONE, OTHER)
                        .flatMap(tenant -> pin(tenants, tenant))
                        .collectList());

                assertThat(reports).hasSize(2).allSatisfy(report -> assertNotSent(report, reason));
                assertThat(scenario.platform.tenantTokens).isEmpty();
            }
        }
    }
}
