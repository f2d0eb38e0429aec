package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.RawClient.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpCallTest {

    private static final String QUERY = "?user_id_type=open_id";

    private final Bench bench = Bench.with(
            builder -> builder.quota(3, 1000).notInChat("ou_away"::equals).unknownUsers("ou_nobody"::equals));
    private final SimulatorServer server = bench.simulator.serve();
    private final RawClient client = new RawClient(server).bearer(bench.token().value());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void responsesToTheLetterOfThePage() {
        Response response = client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1", "ou_away"]}""");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(response.headers().get("Content-Length")).isNotBlank();
        assertThat(response.headers().get("X-Tt-Logid")).isNotBlank();
        assertThat(response.body().toString())
                .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[{\"error_code\":0,"
                        + "\"error_message\":\"The user is not in the chat\",\"user_id\":\"ou_away\"}]}}");
        assertThat(bench.simulator.pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    void namesNobodyWhenNobodyFailed() {
        Response response = client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");

        assertThat(response.body().toString())
                .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[]}}");
    }

    @Test
    void unpins() {
        client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");
        client.patch(QUERY, """
                {"time_sensitive": false, "user_ids": ["ou_1"]}""");

        assertThat(bench.simulator.isPinned("ou_1")).isFalse();
    }

    @Test
    void takesOpenIdsWhenTheQueryDoesNotSay() {
        Response response = client.patch("", """
                {"time_sensitive": true, "user_ids": ["ou_nobody"]}""");
        assertThat(response.code()).isEqualTo(99992351);
    }

    @Test
    void rejectsUnknownUsersByTheTypeOfTheirIds() {
        Response response = client.patch("?user_id_type=union_id", """
                {"time_sensitive": true, "user_ids": ["ou_nobody"]}""");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(99992363);
    }

    @Test
    void rejectsAboveTheLimitWithTheHeadersOfTheGateway() {
        String body = """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""";
        for (int i = 0; i < 3; i++) {
            assertThat(client.patch(QUERY, body).status()).isEqualTo(200);
        }
        bench.pass(Duration.ofMillis(300));

        Response rejected = client.patch(QUERY, body);

        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.code()).isEqualTo(99991400);
        assertThat(rejected.body().path("msg").stringValue()).isEqualTo("request trigger frequency limit");
        assertThat(rejected.headers().get("x-ogw-ratelimit-limit")).isEqualTo("3");
        assertThat(rejected.headers().get("x-ogw-ratelimit-reset")).isEqualTo("1");

        bench.pass(Duration.ofMillis(700));
        assertThat(client.patch(QUERY, body).status()).isEqualTo(200);
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        Response response = client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"], "bot_id": "b", "more": {"a": [1]}}""");
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void sharesEverythingWithTheMemoryDoor() {
        client.patch(QUERY, """
                {"time_sensitive": true, "user_ids": ["ou_1"]}""");
        bench.pin(bench.token(), "ou_2");

        assertThat(bench.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_2");
        assertThat(bench.simulator.journal().calls()).isEqualTo(2);
    }
}
