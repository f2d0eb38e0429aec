package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.event.EventHeaders;
import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.PushResponse;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes of a store app: one receives its events, all use its tickets and tokens. */
@Execution(ExecutionMode.CONCURRENT)
class SharedTicketsTest {

    private static final int PROCESSES = 4;
    private static final List<TenantKey> TENANTS =
            IntStream.range(0, 5).mapToObj(i -> new TenantKey("tenant_" + i)).toList();

    private final SharedClients shared = new SharedClients();
    private final SimulatedStoreApp app = shared.simulator.storeApp();

    @BeforeEach
    void start() {
        app.setResendDelay(Duration.ofSeconds(1));
        for (int i = 0; i < PROCESSES; i++) {
            FeedpinRedis redis = shared.connect(settings -> settings.encryptionKey(new byte[32]));
            FeedpinTenants tenants = shared.builder(redis.tokenStore(
                            shared.simulator.platform().baseUrl(),
                            app.credentials().appId()))
                    .buildTenants(app.credentials(), tickets(redis));
            TENANTS.forEach(tenant -> shared.clients.add(tenants.client(tenant)));
        }
    }

    @AfterEach
    void stop() {
        shared.close();
    }

    private AppTicketStore tickets(FeedpinRedis redis) {
        return redis.appTicketStore(
                shared.simulator.platform().baseUrl(), app.credentials().appId());
    }

    /** Delivers the events of the app to a further process, which uses no tokens. */
    private void receiveEvents() {
        FeedpinRedis redis = shared.connect(settings -> settings.encryptionKey(new byte[32]));
        EventReceiver receiver = EventReceiver.builder(app.credentials().appId(), tickets(redis))
                .verificationTokens(app.verificationToken())
                .timeSource(shared.time)
                .build();
        app.pushTo((headers, body) -> receiver.receive(EventHeaders.of(headers), body)
                .map(response -> new PushResponse(response.status(), response.body())));
    }

    private void assertTokenRequests(int ofApp, int ofTenants) {
        assertThat(shared.requestsTo(SimulatedEndpoint.STORE_APP_ACCESS_TOKEN)).isEqualTo(ofApp);
        assertThat(shared.requestsTo(SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN))
                .isEqualTo(ofTenants);
    }

    @Test
    void ticketThatOneProcessReceivesServesAllAndEachTokenIsRequestedOnce() {
        receiveEvents();
        assertThat(Objects.requireNonNull(app.pushTicket().block(Duration.ofSeconds(10))))
                .isEqualTo(200);
        shared.pinWithEach();

        assertTokenRequests(1, TENANTS.size());
    }

    @Test
    void withoutATicketOneProcessRequestsItForAll() {
        receiveEvents();
        shared.pinWithEach();

        assertThat(shared.requestsTo(SimulatedEndpoint.RESEND_APP_TICKET)).isEqualTo(1);
        assertTokenRequests(1, TENANTS.size());
    }

    @Test
    void ticketsThatRedisLosesAreRequestedAgain() {
        receiveEvents();
        shared.pinWithEach();
        shared.commands.flushall();
        app.revokeTickets();
        app.revokeTokens();
        shared.pinWithEach();

        assertThat(shared.requestsTo(SimulatedEndpoint.RESEND_APP_TICKET)).isEqualTo(2);
    }

    @Test
    void whenRedisIsKilledTicketsThatWereReadBeforeAreUsed() {
        receiveEvents();
        shared.pinWithEach();
        shared.server.kill();
        app.revokeTokens();
        shared.pinWithEach();

        assertThat(shared.requestsTo(SimulatedEndpoint.RESEND_APP_TICKET)).isEqualTo(1);
    }

    @Test
    void whenRedisHangsTicketsThatWereReadBeforeAreUsed() {
        receiveEvents();
        shared.pinWithEach();
        shared.server.signal("STOP");
        app.revokeTokens();
        shared.pinWithEach();
        shared.server.signal("CONT");
        app.revokeTokens();
        shared.pinWithEach();

        assertThat(shared.requestsTo(SimulatedEndpoint.RESEND_APP_TICKET)).isEqualTo(1);
    }

    @Test
    void whenRedisLosesItsDataTicketsThatWereReadBeforeAreUsed() {
        receiveEvents();
        shared.pinWithEach();
        shared.commands.flushall();
        app.revokeTokens();
        shared.pinWithEach();

        assertThat(shared.requestsTo(SimulatedEndpoint.RESEND_APP_TICKET)).isEqualTo(1);
    }
}
