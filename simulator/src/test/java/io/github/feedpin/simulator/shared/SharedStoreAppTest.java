package io.github.feedpin.simulator.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Ten processes serve twenty tenants of a store app, and share its tickets and tokens. */
class SharedStoreAppTest {

    private static final int PROCESSES = 10;
    private static final List<TenantKey> TENANTS =
            IntStream.range(0, 20).mapToObj(i -> new TenantKey("tenant_" + i)).toList();

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .timeSource(time)
            .latency(Duration.ofMillis(200))
            .build();
    private final AppTicketStore tickets = AppTicketStore.inMemory(time);
    private final TokenStore tokens = TokenStore.inMemory(time);
    private final List<FeedpinTenants> processes =
            Stream.generate(this::process).limit(PROCESSES).toList();

    private FeedpinTenants process() {
        return FeedpinClient.builder(simulator.platform())
                .timeSource(time)
                .tokenStore(tokens)
                .buildTenants(simulator.storeApp().credentials(), tickets);
    }

    private void ticketArrives() {
        tickets.add(simulator.storeApp().issueTicket()).subscribe();
    }

    /** Sends a request for each tenant in each process. */
    private List<UserOutcome> requests() {
        List<UserOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            String user = "ou_" + i;
            FeedpinTenants process = processes.get(i);
            TENANTS.forEach(tenant -> process.client(tenant).pin(user).subscribe(outcomes::add));
        }
        return outcomes;
    }

    private void assertApplied(List<UserOutcome> outcomes) {
        clock.advanceTimeBy(Duration.ofSeconds(20));
        assertThat(outcomes).hasSize(PROCESSES * TENANTS.size()).hasOnlyElementsOfType(Applied.class);
    }

    private long requestsTo(SimulatedEndpoint endpoint) {
        return simulator.journal().entries().stream()
                .map(JournalEntry::endpoint)
                .filter(endpoint::equals)
                .count();
    }

    private void assertTokenRequests(int ofApp, int ofTenants) {
        assertThat(requestsTo(SimulatedEndpoint.STORE_APP_ACCESS_TOKEN)).isEqualTo(ofApp);
        assertThat(requestsTo(SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN)).isEqualTo(ofTenants);
    }

    @Test
    void eachTokenIsRequestedOnceForAllProcesses() {
        ticketArrives();
        assertApplied(requests());
        assertTokenRequests(1, TENANTS.size());
    }

    @Test
    void whenTheTicketArrivesLateEachTokenIsRequestedOnceAsWell() {
        List<UserOutcome> outcomes = requests();
        clock.advanceTimeBy(Duration.ofSeconds(45));
        assertThat(outcomes).isEmpty();
        assertThat(requestsTo(SimulatedEndpoint.RESEND_APP_TICKET)).isEqualTo(1);
        ticketArrives();

        assertApplied(outcomes);
        assertTokenRequests(1, TENANTS.size());
    }

    @Test
    void afterTheLossOfAllTokensEachIsRequestedOnceMore() {
        ticketArrives();
        assertApplied(requests());
        simulator.storeApp().revokeTokens();

        assertApplied(requests());
        assertThat(requestsTo(SimulatedEndpoint.STORE_APP_ACCESS_TOKEN)).isEqualTo(2);
        assertThat(requestsTo(SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN))
                .as("and once with the rejected app access token")
                .isEqualTo(TENANTS.size() * 3L);
    }

    @Test
    void tokensThatExpireAreReplacedOnceForAllProcesses() {
        for (int minute = 0; minute < 230; minute += 10) {
            ticketArrives();
            assertApplied(requests());
            clock.advanceTimeBy(Duration.ofMinutes(10));
        }

        assertTokenRequests(3, TENANTS.size() * 2);
    }

    @Test
    void rejectedTicketIsFollowedByTheNextOne() {
        tickets.add(new AppTicket("revoked", time.now().plusSeconds(60))).subscribe();
        ticketArrives();

        assertApplied(requests());
        assertTokenRequests(2, TENANTS.size());
    }
}
