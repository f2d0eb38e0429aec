package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.RawHttpClient.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTokenTest {

    private static final String CREDENTIALS = "{\"app_id\":\"cli_app\",\"app_secret\":\"secret\"}";

    private final SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.credentials("cli_app", "secret"));
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client = new RawHttpClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tokenIsAtTheTopOfTheResponse() {
        Response response = client.send("POST", RawHttpClient.TENANT_TOKEN_PATH, CREDENTIALS);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("X-Tt-Logid")).isNotBlank();
        assertThat(response.body().propertyNames()).containsExactly("code", "msg", "tenant_access_token", "expire");
        assertThat(response.code()).isZero();
        assertThat(response.body().path("msg").stringValue()).isEqualTo("ok");
        assertThat(response.body().path("expire").intValue()).isEqualTo(7200);
    }

    @Test
    void grantedTokenIsAccepted() {
        String token = client.send("POST", RawHttpClient.TENANT_TOKEN_PATH, CREDENTIALS)
                .body()
                .path("tenant_access_token")
                .stringValue();

        Response response = client.bearer(token).patch("", """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void appEndpointGrantsTheTokenUnderBothNames() {
        Response response = client.send("POST", RawHttpClient.APP_TOKEN_PATH, CREDENTIALS);

        assertThat(response.body().propertyNames())
                .containsExactly("code", "msg", "app_access_token", "tenant_access_token", "expire");
        assertThat(response.body().path("app_access_token"))
                .isEqualTo(response.body().path("tenant_access_token"));
        assertThat(fixture.simulator.journal().entries())
                .extracting(JournalEntry::endpoint)
                .containsExactly(SimulatedEndpoint.APP_ACCESS_TOKEN);
        assertThat(fixture.simulator.journal().tokenRequests()).isEqualTo(1);
    }

    @Test
    void remainingLifetimeIsInWholeSeconds() {
        client.send("POST", RawHttpClient.TENANT_TOKEN_PATH, CREDENTIALS);
        fixture.pass(Duration.ofMillis(1500));

        Response again = client.send("POST", RawHttpClient.TENANT_TOKEN_PATH, CREDENTIALS);

        assertThat(again.body().path("expire").intValue()).isEqualTo(7198);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"app_id\":\"cli_app\",\"app_secret\":\"wrong\"}",
                "{\"app_id\":\"cli_other\",\"app_secret\":\"secret\"}"
            })
    void wrongCredentialsAreRejectedWithHttp200(String credentials) {
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
    void unreadableCredentialsAreRejected(String credentials) {
        assertDenied(credentials, 10003, "invalid param");
    }

    @Test
    void otherMethodIsRejected() {
        assertThat(client.send("GET", RawHttpClient.TENANT_TOKEN_PATH, "").status())
                .isEqualTo(405);
        assertThat(fixture.simulator.journal().entries()).isEmpty();
    }

    private void assertDenied(String credentials, int code, String message) {
        Response response = client.send("POST", RawHttpClient.TENANT_TOKEN_PATH, credentials);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.body().path("msg").stringValue()).isEqualTo(message);
        assertThat(response.body().has("tenant_access_token")).isFalse();
    }
}
