package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.RawClient.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTokenTest {

    private static final String CREDENTIALS = "{\"app_id\":\"cli_app\",\"app_secret\":\"secret\"}";

    private final Bench bench = Bench.with(builder -> builder.credentials("cli_app", "secret"));
    private final SimulatorServer server = bench.simulator.serve();
    private final RawClient client = new RawClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void standsAtTheTopOfTheResponse() {
        Response response = client.send("POST", RawClient.TENANT_TOKEN_PATH, CREDENTIALS);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("X-Tt-Logid")).isNotBlank();
        assertThat(response.body().propertyNames()).containsExactly("code", "msg", "tenant_access_token", "expire");
        assertThat(response.code()).isZero();
        assertThat(response.body().path("msg").stringValue()).isEqualTo("ok");
        assertThat(response.body().path("expire").intValue()).isEqualTo(7200);
    }

    @Test
    void opensTheEndpoint() {
        String token = client.send("POST", RawClient.TENANT_TOKEN_PATH, CREDENTIALS)
                .body()
                .path("tenant_access_token")
                .stringValue();

        Response response = client.bearer(token).patch("", """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void comesUnderBothNamesForAnApp() {
        Response response = client.send("POST", RawClient.APP_TOKEN_PATH, CREDENTIALS);

        assertThat(response.body().propertyNames())
                .containsExactly("code", "msg", "app_access_token", "tenant_access_token", "expire");
        assertThat(response.body().path("app_access_token"))
                .isEqualTo(response.body().path("tenant_access_token"));
        assertThat(bench.simulator.journal().entries())
                .extracting(JournalEntry::endpoint)
                .containsExactly(SimulatedEndpoint.APP_ACCESS_TOKEN);
        assertThat(bench.simulator.journal().tokenRequests()).isEqualTo(1);
    }

    @Test
    void tellsTheWholeSecondsThatAreLeft() {
        client.send("POST", RawClient.TENANT_TOKEN_PATH, CREDENTIALS);
        bench.pass(Duration.ofMillis(1500));

        Response again = client.send("POST", RawClient.TENANT_TOKEN_PATH, CREDENTIALS);

        assertThat(again.body().path("expire").intValue()).isEqualTo(7198);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"app_id\":\"cli_app\",\"app_secret\":\"wrong\"}",
                "{\"app_id\":\"cli_other\",\"app_secret\":\"secret\"}"
            })
    void isDeniedWithHttp200(String credentials) {
        assertDenied(credentials, 10014, "app secret invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"app_id\":\"cli_app\"}",
                "{\"app_id\":\"cli_app\",\"app_secret\":\" \"}",
                "{\"app_id\":1,\"app_secret\":\"secret\"}"
            })
    void isDeniedToWhomNobodyCanRead(String credentials) {
        assertDenied(credentials, 10003, "invalid param");
    }

    @Test
    void isNotToBeHadByAnotherMethod() {
        assertThat(client.send("GET", RawClient.TENANT_TOKEN_PATH, "").status()).isEqualTo(405);
        assertThat(bench.simulator.journal().entries()).isEmpty();
    }

    private void assertDenied(String credentials, int code, String message) {
        Response response = client.send("POST", RawClient.TENANT_TOKEN_PATH, credentials);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.body().path("msg").stringValue()).isEqualTo(message);
        assertThat(response.body().has("tenant_access_token")).isFalse();
    }
}
