package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.RawClient.Response;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRejectionTest {

    private static final String QUERY = "?user_id_type=open_id";
    private static final String GOOD_BODY = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}";

    private final Bench bench = Bench.create();
    private final SimulatorServer server = bench.simulator.serve();
    private final RawClient client = new RawClient(server).bearer(bench.token().value());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void meetsWhoBringsNoToken() {
        assertRejected(client.without("Authorization").patch(QUERY, GOOD_BODY), 400, 99991661);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer t-made-up", "Bearer ", "Bearer", "t-made-up", "Basic YTpi"})
    void meetsWhoBringsNoValidToken(String authorization) {
        assertRejected(client.header("Authorization", authorization).patch(QUERY, GOOD_BODY), 400, 99991663);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bearer ", "Basic "})
    void meetsAValidTokenWithoutTheBearersMark(String mark) {
        String authorization = mark + bench.token().value();
        assertRejected(client.header("Authorization", authorization).patch(QUERY, GOOD_BODY), 400, 99991663);
    }

    @Test
    void meetsATokenThatWasRevoked() {
        bench.simulator.revokeTokens();
        assertRejected(client.patch(QUERY, GOOD_BODY), 400, 99991663);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"time_sensitive\":true",
                "{\"time_sensitive\":\"true\",\"user_ids\":[\"ou_1\"]}",
                "{\"time_sensitive\":1,\"user_ids\":[\"ou_1\"]}",
                "{\"time_sensitive\":true,\"user_ids\":\"ou_1\"}",
                "{\"time_sensitive\":true,\"user_ids\":[1]}",
                "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\",null]}"
            })
    void meetsABodyThatCannotBeRead(String body) {
        assertRejected(client.patch(QUERY, body), 400, 9499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"time_sensitive\":true}",
                "{\"user_ids\":[\"ou_1\"]}",
                "{\"time_sensitive\":null,\"user_ids\":[\"ou_1\"]}",
                "{\"time_sensitive\":true,\"user_ids\":null}",
                "{\"time_sensitive\":true,\"user_ids\":[\"\"]}",
                "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\",\" \"]}"
            })
    void meetsABodyWithoutWhatItTakes(String body) {
        assertRejected(client.patch(QUERY, body), 400, 230001);
        assertThat(bench.simulator.pinnedUsers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51, 500})
    void meetsTooFewAndTooManyIds(int count) {
        String ids = String.join(",", Collections.nCopies(count, "\"ou_1\""));

        Response rejected = client.patch(QUERY, "{\"time_sensitive\":true,\"user_ids\":[" + ids + "]}");

        assertRejected(rejected, 400, 99992402);
        assertThat(rejected.body().path("msg").stringValue()).isEqualTo("field validation failed");
        assertThat(rejected.body().at("/error/field_violations/0/field").stringValue())
                .isEqualTo("user_ids");
        assertThat(rejected.body().at("/error/field_violations/0/value").stringValue())
                .isEqualTo(count + " ids");
        assertThat(rejected.body().at("/error/field_violations/0/description").stringValue())
                .isEqualTo("the length must be 1 to 50");
        assertThat(bench.simulator.pinnedUsers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?user_id_type=email", "?user_id_type=", "?user_id_type=OPEN_ID", "?user_id_type=%zz"})
    void meetsAnIdTypeThatDoesNotExist(String query) {
        Response rejected = client.patch(query, GOOD_BODY);

        assertRejected(rejected, 400, 99992402);
        assertThat(rejected.body().at("/error/field_violations/0/field").stringValue())
                .isEqualTo("user_id_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void meetsAnotherContentType(String contentType) {
        assertRejected(client.header("Content-Type", contentType).patch(QUERY, GOOD_BODY), 400, 9499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/open-apis/im/v2/feed_cards/bot_time_sensitive",
                "/open-apis/im/v2/feed_cards/bot_time_sentive/",
                "/prefix/open-apis/im/v2/feed_cards/bot_time_sentive"
            })
    void meetsAnotherPath(String path) {
        assertRejected(client.send("PATCH", path + QUERY, GOOD_BODY), 404, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void meetsAnotherMethod(String method) {
        Response rejected = client.send(method, RawClient.CALL_PATH + QUERY, GOOD_BODY);

        assertRejected(rejected, 405, 405);
        assertThat(rejected.headers().get("Allow")).isEqualTo("PATCH");
    }

    @Test
    void meetsABodyWithoutMeasure() {
        assertRejected(client.patch(QUERY, " ".repeat(1024 * 1024 + 1)), 413, 413);
        assertThat(bench.simulator.journal().calls()).isZero();
    }

    @Test
    void isJournaledWithWhatCouldBeRead() {
        client.patch(QUERY, "nonsense");
        client.without("Authorization").patch("?user_id_type=user_id", GOOD_BODY);

        JournalEntry unreadable = bench.simulator.journal().entries().get(1);
        JournalEntry unauthorized = bench.simulator.journal().entries().get(2);
        assertThat(unreadable.code()).isEqualTo(9499);
        assertThat(unreadable.userIdType()).isNull();
        assertThat(unauthorized.code()).isEqualTo(99991661);
        assertThat(unauthorized.userIds()).containsExactly("ou_1");
    }

    @Test
    void comesInTheOrderOfTheGateway() {
        Bench tight = Bench.with(builder -> builder.quota(1, 1000));
        try (SimulatorServer strict = tight.simulator.serve()) {
            RawClient stranger = new RawClient(strict);
            assertRejected(stranger.patch(QUERY, "nonsense"), 400, 99991661);
            assertRejected(stranger.bearer("t-made-up").patch(QUERY, "nonsense"), 400, 99991663);

            RawClient known = new RawClient(strict).bearer(tight.token().value());
            assertRejected(known.patch(QUERY, "nonsense"), 400, 9499);
            assertRejected(known.patch(QUERY, "nonsense"), 429, 99991400);
        }
    }

    private static void assertRejected(Response response, int status, int code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.body().path("msg").stringValue()).isNotBlank();
        assertThat(response.body().has("data")).isFalse();
        assertThat(response.headers().get("X-Tt-Logid"))
                .isNotBlank()
                .isEqualTo(response.body().at("/error/log_id").stringValue());
    }
}
