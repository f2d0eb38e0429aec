package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.simulator.SimulatorServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;

class StoreAppExampleTest {

    private static final String KEY = "test key";
    private static final List<TenantKey> TENANTS = List.of(new TenantKey("tenant_a"), new TenantKey("tenant_b"));

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().encryptKey(KEY).build();
    private final SimulatedStoreApp app = simulator.storeApp();
    private final SimulatorServer server = simulator.serve();
    private final StoreAppExample example =
            new StoreAppExample(ReactorNettyPlatform.create(server.baseUrl()), app.credentials(), KEY);
    private final DisposableServer receiver = example.serve(0);
    private final URI url = URI.create("http://127.0.0.1:" + receiver.port() + "/feedpin/events");

    @AfterEach
    void close() {
        receiver.disposeNow();
        server.close();
    }

    private static <T> T await(Mono<T> result) {
        return result.block(Duration.ofSeconds(20));
    }

    @Test
    void urlIsVerifiedAndAPushedTicketPinsInTwoTenants() {
        app.pushTo(url);

        assertTrue(await(urlIsVerified()));
        assertEquals(200, await(app.pushTicket()));
        await(Flux.fromIterable(TENANTS)
                .flatMap(tenant -> example.pin(tenant, List.of("ou_" + tenant)))
                .then());

        TENANTS.forEach(tenant -> assertEquals(
                List.of("ou_" + tenant), List.copyOf(app.tenant(tenant).pinnedUsers())));
    }

    @Test
    void plantedTicketIsRejected() throws Exception {
        String planted = "{\"ts\":\"1\",\"uuid\":\"1\",\"type\":\"event_callback\",\"event\":{\"app_id\":\""
                + app.credentials().appId() + "\",\"app_ticket\":\"planted\",\"type\":\"app_ticket\"}}";

        assertEquals(401, post(planted));
    }

    @Test
    void bodyThatIsTooLargeIsRejected() throws Exception {
        assertEquals(413, post("x".repeat(3 << 20)));
    }

    /** Tries again, since the first response of a JVM may take longer than the second that the platform waits. */
    private Mono<Boolean> urlIsVerified() {
        return app.checkUrl().filter(verified -> verified).repeatWhenEmpty(10, ends -> ends);
    }

    private int post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body)))
                .timeout(Duration.ofSeconds(20))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
