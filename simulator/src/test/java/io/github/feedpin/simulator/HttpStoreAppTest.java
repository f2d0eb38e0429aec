package io.github.feedpin.simulator;

import static io.github.feedpin.simulator.StoreAppFixture.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.simulator.RawHttpClient.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The store app over HTTP, in real time. */
class HttpStoreAppTest {

    private static final String KEY = "test key";

    private final PlatformSimulator simulator = PlatformSimulator.create();
    private final SimulatedStoreApp app = simulator.storeApp();
    private final SimulatorServer server = simulator.serve();
    private final RawHttpClient client = new RawHttpClient(server);
    private final List<RecordedPush> pushes = new ArrayList<>();
    private final DisposableServer receiver = HttpServer.create()
            .host("127.0.0.1")
            .handle((request, response) -> request.receive()
                    .aggregate()
                    .asByteArray()
                    .flatMap(body -> {
                        pushes.add(new RecordedPush(
                                request.requestHeaders().entries().stream()
                                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                                body));
                        return response.status(request.method().name().equals("POST") ? 200 : 405)
                                .sendString(Mono.just(answerTo(pushes.get(pushes.size() - 1))))
                                .then();
                    }))
            .bindNow();
    private final URI url = URI.create("http://127.0.0.1:" + receiver.port() + "/events");

    @AfterEach
    void close() {
        server.close();
        receiver.disposeNow();
    }

    @Test
    void ticketIsExchangedForTokensOverHttp() {
        AppTicket ticket = app.issueTicket();

        Response appToken = appToken(ticket.value());
        assertThat(appToken.body().propertyNames()).containsExactly("code", "msg", "app_access_token", "expire");
        Response tenantToken = send(
                SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN,
                "{\"app_access_token\":\"%s\",\"tenant_key\":\"%s\"}"
                        .formatted(appToken.body().path("app_access_token").stringValue(), ALPHA));
        assertThat(tenantToken.body().propertyNames()).containsExactly("code", "msg", "tenant_access_token", "expire");
        Response call = client.bearer(
                        tenantToken.body().path("tenant_access_token").stringValue())
                .patch("", "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}");

        assertThat(call.code()).isZero();
        assertThat(app.tenant(ALPHA).pinnedUsers()).containsExactly("ou_1");
        assertThat(simulator.pinnedUsers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"app_ticket\":\"t\",\"app_access_token\":\"a\"}", "{\"tenant_key\":\"t\"}"})
    void unreadableRequestIsRejected(String body) {
        for (SimulatedEndpoint endpoint : List.of(
                SimulatedEndpoint.STORE_APP_ACCESS_TOKEN,
                SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN,
                SimulatedEndpoint.RESEND_APP_TICKET)) {
            Response response = send(endpoint, body);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.code()).isEqualTo(10003);
        }
    }

    @Test
    void deadTicketIsRejected() {
        assertThat(appToken("dead").status()).isEqualTo(200);
        assertThat(appToken("dead").code()).isEqualTo(10012);
    }

    @Test
    void resendIsAcceptedWithoutData() {
        Response response = send(
                SimulatedEndpoint.RESEND_APP_TICKET,
                "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}"
                        .formatted(app.credentials().appId(), app.credentials().appSecret()));

        assertThat(response.body().propertyNames()).containsExactly("code", "msg");
        assertThat(response.code()).isZero();
    }

    @Test
    void encryptedAndSignedTicketIsPushedToTheUrl() {
        app.setEncryptKey(KEY);
        app.pushTo(url);

        assertThat(SimulatorFixture.await(app.pushTicket())).isEqualTo(200);

        RecordedPush push = pushes.get(0);
        assertThat(push.header("X-Lark-Signature")).isEqualTo(push.expectedSignature(KEY));
        assertThat(push.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        String ticket = push.decrypted(KEY).path("event").path("app_ticket").stringValue();
        assertThat(appToken(ticket).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void urlIsChecked(boolean encrypted) {
        app.setEncryptKey(encrypted ? KEY : null);
        app.pushTo(url);

        assertThat(SimulatorFixture.await(app.checkUrl())).isTrue();
    }

    @Test
    void closedPortIsNoResponse() {
        receiver.disposeNow();
        app.pushTo(url);

        assertThat(SimulatorFixture.await(app.pushTicket())).isZero();
        assertThat(SimulatorFixture.await(app.checkUrl())).isFalse();
    }

    private Response appToken(String ticket) {
        return send(
                SimulatedEndpoint.STORE_APP_ACCESS_TOKEN,
                "{\"app_id\":\"%s\",\"app_secret\":\"%s\",\"app_ticket\":\"%s\"}"
                        .formatted(app.credentials().appId(), app.credentials().appSecret(), ticket));
    }

    private Response send(SimulatedEndpoint endpoint, String body) {
        return client.send(endpoint.method(), endpoint.path(), body);
    }

    private static String answerTo(RecordedPush push) {
        var body = push.json().has("encrypt") ? push.decrypted(KEY) : push.json();
        return "{\"challenge\":\"%s\"}".formatted(body.path("challenge").stringValue(""));
    }
}
