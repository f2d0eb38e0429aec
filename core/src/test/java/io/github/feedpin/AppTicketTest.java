package io.github.feedpin;

import static io.github.feedpin.StorePlatform.error;
import static io.github.feedpin.StorePlatform.granted;
import static io.github.feedpin.StoreScenario.APP;
import static io.github.feedpin.StoreScenario.ONE;
import static io.github.feedpin.StoreScenario.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which app ticket is exchanged, and what happens while the platform accepts none. */
class AppTicketTest {

    private final StoreScenario scenario = new StoreScenario();

    private PinReport pin(FeedpinTenants tenants) {
        return scenario.await(tenants.client(ONE).pin(users(ONE, 1)));
    }

    private Throwable failure(FeedpinTenants tenants) {
        return scenario.await(tenants.client(ONE)
                .send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, users(ONE, 1)))
                .<Throwable>map(response -> new AssertionError("It succeeded"))
                .onErrorResume(Mono::just));
    }

    private static NotSent notSent(PinReport report) {
        UserOutcome outcome = report.outcomes().values().iterator().next();
        assertThat(outcome).isInstanceOf(NotSent.class);
        return (NotSent) outcome;
    }

    @Test
    void newestTicketIsExchanged() {
        scenario.push("newer");
        scenario.push("older-but-late", scenario.time.now().minus(Duration.ofHours(1)));

        assertThat(pin(scenario.tenants()).applied()).isOne();
        assertThat(scenario.platform.ticketsTried).containsExactly("newer");
    }

    @Test
    void tenantsThatAreBuiltAgainUseTheTicketsInTheStore() {
        scenario.push("ticket-1");
        pin(scenario.tenants());
        Instant restart = scenario.time.now();

        assertThat(pin(scenario.tenants()).applied()).isOne();
        assertThat(scenario.time.now()).isBefore(restart.plusSeconds(1));
        assertThat(scenario.platform.resends).hasValue(0);
    }

    @Test
    void rejectedTicketIsFollowedByTheNextOneAndNotTriedAgain() {
        Instant now = scenario.time.now();
        scenario.push("third", now.minusSeconds(3));
        scenario.push("second", now.minusSeconds(2));
        scenario.push("first", now.minusSeconds(1));
        scenario.platform.deadTickets.addAll(List.of("first", "second"));
        scenario.platform.granting(request -> scenario.platform.tenantTokens.size() == 2 ? error(200, 20014) : null);
        FeedpinTenants tenants = scenario.tenants();

        assertThat(pin(tenants).applied()).isOne();
        TenantKey next = new TenantKey("next");
        assertThat(scenario.await(tenants.client(next).pin(users(next, 1))).applied())
                .isOne();

        assertThat(scenario.platform.ticketsTried).containsExactly("first", "second", "third", "third");
        assertThat(scenario.platform.resends).hasValue(0);
    }

    @Test
    void newTicketDoesNotReplaceTheAppToken() {
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        pin(tenants);
        for (int hour = 2; hour < 4; hour++) {
            scenario.push("ticket-" + hour);
            TenantKey tenant = new TenantKey("tenant" + hour);
            scenario.await(tenants.client(tenant).pin(users(tenant, 1)));
        }

        assertThat(scenario.platform.ticketsTried).containsExactly("ticket-1");
    }

    @Test
    void refreshUsesTheNewestTicketWhileTheCurrentTokenIsInUse() {
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        pin(tenants);
        scenario.advance(Duration.ofHours(1));
        scenario.push("ticket-2");
        scenario.platform.exchanging(
                ticket -> granted("a-2", StorePlatform.LIFE).delayElement(Duration.ofSeconds(5), scenario.clock));
        scenario.advance(StorePlatform.LIFE.multipliedBy(4).dividedBy(5).minusHours(1));
        TenantKey next = new TenantKey("next");

        Instant before = scenario.time.now();
        assertThat(scenario.await(tenants.client(next).pin(users(next, 1))).applied())
                .isOne();

        assertThat(Duration.between(before, scenario.time.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(scenario.platform.ticketsTried).containsExactly("ticket-1", "ticket-2");
        assertThat(scenario.platform.tenantTokens.get(1).appToken().value()).isEqualTo("a-1");
    }

    @Test
    void expiredTicketIsNotTried() {
        scenario.push("expired", scenario.time.now().minus(AppTicket.LIFETIME));
        scenario.platform.resending(() -> {
            scenario.push("fresh");
            return Mono.just(new PlatformResponse<>(200, 0, "ok", null, null, null));
        });

        assertThat(pin(scenario.tenants()).applied()).isOne();
        assertThat(scenario.platform.ticketsTried).containsExactly("fresh");
    }

    @Test
    void withoutATicketOneIsRequestedAtOnceAndAllCallersWaitForIt() {
        scenario.push("dead");
        scenario.platform.deadTickets.add("dead");
        FeedpinTenants tenants = scenario.tenants();
        List<PinReport> reports = new ArrayList<>();
        Flux.range(1, 50)
                .map(i -> new TenantKey("tenant" + i))
                .flatMap(tenant -> tenants.client(tenant).pin(users(tenant, 60)), 50)
                .subscribe(reports::add);
        scenario.advance(Duration.ofSeconds(90));
        assertThat(reports).isEmpty();
        assertThat(scenario.platform.resends).hasValue(1);

        scenario.push("fresh");
        scenario.advance(Duration.ofSeconds(3));

        assertThat(reports).hasSize(50).allMatch(report -> report.applied() == 60);
        assertThat(scenario.platform.ticketsTried).containsExactly("dead", "fresh");
        assertThat(scenario.platform.resends).hasValue(1);
        assertThat(scenario.platform.tenantTokens).hasSize(50);
    }

    @Test
    void ticketThatThePlatformRejectedByMistakeAndResendsIsTriedAgain() {
        scenario.platform
                .exchanging(ticket -> scenario.platform.ticketsTried.size() == 1 ? error(200, 10012) : null)
                .resending(() -> {
                    scenario.push("the-only-one");
                    return Mono.just(new PlatformResponse<>(200, 0, "ok", null, null, null));
                });
        scenario.push("the-only-one");
        FeedpinTenants tenants = scenario.tenants();

        assertThat(notSent(pin(tenants)).reason()).isEqualTo(NotSentReason.TICKET_PENDING);
        assertThat(pin(tenants).applied()).isOne();
        assertThat(scenario.platform.ticketsTried).hasSize(2);
    }

    @Test
    void deadTicketIsTriedOnceInTwoMinutes() {
        scenario.push("dead");
        scenario.platform.deadTickets.add("dead");
        FeedpinTenants tenants = scenario.tenants();
        for (int i = 0; i < 5; i++) {
            assertThat(failure(tenants)).isInstanceOf(TicketPendingException.class);
        }

        assertThat(scenario.platform.ticketsTried).hasSizeBetween(4, 5);
        assertThat(scenario.platform.resends).hasValueBetween(5, 6);
    }

    @Test
    void whenNoTicketArrivesCallersFailAfterTwoMinutes() {
        scenario.push("dead");
        scenario.platform.deadTickets.add("dead");
        FeedpinTenants tenants = scenario.tenants();
        Instant before = scenario.time.now();

        NotSent outcome = notSent(pin(tenants));

        assertThat(Duration.between(before, scenario.time.now()))
                .isBetween(Duration.ofSeconds(120), Duration.ofSeconds(122));
        assertThat(outcome.reason()).isEqualTo(NotSentReason.TICKET_PENDING);
        assertThat(outcome.message()).contains("No valid app ticket", "10012").doesNotContain("dead");
        assertThat(scenario.platform.resends).hasValue(1);
        assertThat(scenario.platform.ticketsTried).containsExactly("dead");
    }

    @Test
    void tenMinutesWithoutATicketHaveOneResendInTwoMinutes() {
        FeedpinTenants tenants = scenario.tenants();
        for (int i = 0; i < 5; i++) {
            assertThat(failure(tenants)).isInstanceOf(TicketPendingException.class);
        }

        assertThat(scenario.platform.resends).hasValueBetween(5, 6);
        assertThat(scenario.platform.ticketsTried).isEmpty();
    }

    @Test
    void singleRequestsEndWithTheTicketPending() {
        FeedpinTenants tenants = scenario.tenants();

        UserOutcome outcome = scenario.await(tenants.client(ONE).pin("ou_one_1"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.TICKET_PENDING));
    }

    @Test
    void deadlineOfARunEndsItsWait() {
        FeedpinClient client = scenario.tenants().client(ONE);
        Instant before = scenario.time.now();

        NotSent outcome = notSent(scenario.await(client.with(client.options().withDeadline(Duration.ofSeconds(30)))
                .pin(users(ONE, 1))));

        assertThat(outcome.reason()).isEqualTo(NotSentReason.DEADLINE);
        assertThat(Duration.between(before, scenario.time.now())).isLessThan(Duration.ofSeconds(31));
    }

    @Test
    void stopSignalEndsTheWait() {
        FeedpinClient client = scenario.tenants().client(ONE);
        Mono<Void> stop = scenario.time.delay(Duration.ofSeconds(10));

        NotSent outcome = notSent(
                scenario.await(client.with(client.options().withStop(stop)).pin(users(ONE, 1))));

        assertThat(outcome.reason()).isEqualTo(NotSentReason.CANCELLED);
    }

    @Test
    void rejectedFixedTicketFailsAtOnceWithOneResend() {
        AppTicketStore fixed = AppTicketStore.fixed(new AppTicket("dead", scenario.time.now()));
        scenario.platform.deadTickets.add("dead");
        FeedpinTenants tenants = scenario.builder().buildTenants(APP, fixed);
        Instant before = scenario.time.now();

        NotSent outcome = notSent(pin(tenants));

        assertThat(Duration.between(before, scenario.time.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(outcome.reason()).isEqualTo(NotSentReason.APP_REJECTED);
        assertThat(outcome.cause()).isInstanceOf(AppRejectedException.class);
        assertThat(outcome.message()).contains("10012", "use the one that the platform pushed last");
        for (int i = 0; i < 5; i++) {
            scenario.advance(Duration.ofMinutes(3));
            assertThat(failure(tenants)).isInstanceOf(AppRejectedException.class);
        }
        assertThat(scenario.platform.ticketsTried).containsExactly("dead");
        assertThat(scenario.platform.resends).hasValue(1);
    }

    @Test
    void requestToResendThatHangsDelaysTheFailureOfAFixedTicketByTwoSecondsOnly() {
        AppTicketStore fixed = AppTicketStore.fixed(new AppTicket("dead", scenario.time.now()));
        scenario.platform.deadTickets.add("dead");
        scenario.platform.resending(Mono::never);
        Instant before = scenario.time.now();

        assertThat(notSent(pin(scenario.builder().buildTenants(APP, fixed))).reason())
                .isEqualTo(NotSentReason.APP_REJECTED);

        assertThat(Duration.between(before, scenario.time.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(scenario.platform.resends).hasValue(1);
    }

    @Test
    void fixedTicketIsExchangedEvenIfItSeemsExpired() {
        AppTicketStore fixed =
                AppTicketStore.fixed(new AppTicket("old", scenario.time.now().minus(AppTicket.LIFETIME)));

        assertThat(pin(scenario.builder().buildTenants(APP, fixed)).applied()).isOne();
    }

    @Test
    void whenTheSecretIsWrongNothingWaitsForATicket() {
        scenario.platform.resending(() -> error(200, 10014));
        FeedpinTenants tenants = scenario.tenants();
        Instant before = scenario.time.now();

        assertThat(notSent(pin(tenants)).reason()).isEqualTo(NotSentReason.APP_REJECTED);
        assertThat(Duration.between(before, scenario.time.now())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whenTheResendFailsAndNoTicketArrivesTheFailureSaysSo() {
        scenario.platform.resending(() -> Mono.error(new UnreachableException("no route", null)));

        assertThat(failure(scenario.tenants()))
                .isInstanceOf(TokenUnavailableException.class)
                .hasMessageContaining("no route");
    }

    @Test
    void failingStoreIsAFailureWithoutATokenRequest() {
        for (Mono<List<AppTicket>> broken :
                List.of(Mono.<List<AppTicket>>error(new IllegalStateException("x")), Mono.<List<AppTicket>>never())) {
            Instant before = scenario.time.now();

            assertThat(failure(scenario.builder().buildTenants(APP, storeOf(broken))))
                    .isInstanceOf(TokenUnavailableException.class)
                    .hasMessageContaining("The app ticket store");
            assertThat(Duration.between(before, scenario.time.now())).isLessThan(Duration.ofSeconds(11));
        }
        assertThat(scenario.platform.ticketsTried).isEmpty();
        assertThat(scenario.platform.resends).hasValue(0);
    }

    @Test
    void noFailureAndNoLogContainsASecret() {
        try (RecordedLog log = new RecordedLog(Logger.ROOT_LOGGER_NAME, "")) {
            for (int code : new int[] {10012, 10014, 20014, 5000}) {
                StoreScenario next = new StoreScenario();
                next.push("secret-ticket");
                next.platform
                        .exchanging(
                                ticket -> code == 20014 ? granted("secret-a", StorePlatform.LIFE) : error(200, code))
                        .granting(request -> error(200, code))
                        .resending(() -> error(200, code));

                PinReport report = next.await(next.tenants().client(ONE).pin(users(ONE, 1)));

                assertThat(notSent(report).message()).doesNotContain("secret-");
                assertThat(String.valueOf(notSent(report).cause())).doesNotContain("secret-");
            }
            assertThat(log.messages()).isNotEmpty().noneMatch(message -> message.contains("secret-"));
        }
        assertThat(APP.toString() + new AppTicket("secret-ticket", Instant.EPOCH))
                .doesNotContain("secret-");
    }

    private static AppTicketStore storeOf(Mono<List<AppTicket>> tickets) {
        return new AppTicketStore() {
            @Override
            public Mono<Void> add(AppTicket ticket) {
                return Mono.empty();
            }

            @Override
            public Mono<List<AppTicket>> tickets() {
                return tickets;
            }

            @Override
            public Mono<Boolean> claimResend() {
                return Mono.just(false);
            }
        };
    }
}
