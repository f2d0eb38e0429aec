package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.RawHttpClient.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpCallTest {

    private static final String QUERY = "?user_id_type=open_id";

    private final SimulatorFixture fixture = SimulatorFixture.with(
            builder -> builder.quota(3, 1000).notInChat("ou_away"::equals).unknownUsers("ou_unknown"::equals));
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client =
            new RawHttpClient(server).bearer(fixture.token().value());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void partialFailureMatchesTheDocumentation() {
        Response response = client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1", "ou_away"]}""");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(response.headers().get("Content-Length")).isNotBlank();
        assertThat(response.headers().get("X-Tt-Logid")).isNotBlank();
        assertThat(response.body().toString())
                .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[{\"error_code\":0,"
                        + "\"error_message\":\"The user is not in the chat\",\"user_id\":\"ou_away\"}]}}");
        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    void completeSuccessHasAnEmptyList() {
        Response response = client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");

        assertThat(response.body().toString())
                .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[]}}");
    }

    @Test
    void unpinnedUserIsNotPinned() {
        client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");
        client.patch(QUERY, """
                {"time_sensitive": false, "user_ids": ["ou_1"]}""");

        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
    }

    @Test
    void openIdIsTheDefaultType() {
        Response response = client.patch("", """
                {"time_sensitive": true, "user_ids": ["ou_unknown"]}""");
        assertThat(response.code()).isEqualTo(99992351);
    }

    @Test
    void unknownUserIsRejectedWithTheCodeOfItsType() {
        Response response = client.patch("?user_id_type=union_id", """
                {"time_sensitive": true, "user_ids": ["ou_unknown"]}""");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(99992363);
    }

    @Test
    void callAboveTheLimitIsRejectedWithGatewayHeaders() {
        String body = """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""";
        for (int i = 0; i < 3; i++) {
            assertThat(client.patch(QUERY, body).status()).isEqualTo(200);
        }
        fixture.pass(Duration.ofMillis(300));

        Response rejected = client.patch(QUERY, body);

        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.code()).isEqualTo(99991400);
        assertThat(rejected.body().path("msg").stringValue()).isEqualTo("request trigger frequency limit");
        assertThat(rejected.headers().get("x-ogw-ratelimit-limit")).isEqualTo("3");
        assertThat(rejected.headers().get("x-ogw-ratelimit-reset")).isEqualTo("1");

        fixture.pass(Duration.ofMillis(700));
        assertThat(client.patch(QUERY, body).status()).isEqualTo(200);
    }

    @Test
    void unknownFieldsAreIgnored() {
        Response response = client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"], "bot_id": "b", "more": {"a": [1]}}""");
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void stateIsSharedWithTheTransportInMemory() {
        client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");
        fixture.pin(fixture.token(), "ou_2");

        assertThat(fixture.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_2");
        assertThat(fixture.simulator.journal().calls()).isEqualTo(2);
    }
}
