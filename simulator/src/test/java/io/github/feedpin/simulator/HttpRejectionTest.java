package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.RawHttpClient.Response;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRejectionTest {

    private static final String QUERY = "?user_id_type=open_id";
    private static final String GOOD_BODY = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}";

    private final SimulatorFixture fixture = SimulatorFixture.create();
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client =
            new RawHttpClient(server).bearer(fixture.token().value());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void missingTokenIsRejected() {
        assertRejected(client.without("Authorization").patch(QUERY, GOOD_BODY), 400, 99991661);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer t-made-up", "Bearer ", "Bearer", "t-made-up", "Basic YTpi"})
    void invalidTokenIsRejected(String authorization) {
        assertRejected(client.header("Authorization", authorization).patch(QUERY, GOOD_BODY), 400, 99991663);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bearer ", "Basic "})
    void validTokenWithoutBearerSchemeIsRejected(String mark) {
        String authorization = mark + fixture.token().value();
        assertRejected(client.header("Authorization", authorization).patch(QUERY, GOOD_BODY), 400, 99991663);
    }

    @Test
    void revokedTokenIsRejected() {
        fixture.simulator.revokeTokens();
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
    void unreadableBodyIsRejected(String body) {
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
    void bodyWithoutRequiredFieldsIsRejected(String body) {
        assertRejected(client.patch(QUERY, body), 400, 230001);
        assertThat(fixture.simulator.pinnedUsers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51, 500})
    void invalidNumberOfIdsIsRejected(int count) {
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
        assertThat(fixture.simulator.pinnedUsers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?user_id_type=email", "?user_id_type=", "?user_id_type=OPEN_ID", "?user_id_type=%zz"})
    void unknownIdTypeIsRejected(String query) {
        Response rejected = client.patch(query, GOOD_BODY);

        assertRejected(rejected, 400, 99992402);
        assertThat(rejected.body().at("/error/field_violations/0/field").stringValue())
                .isEqualTo("user_id_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp"})
    void otherContentTypeIsRejected(String contentType) {
        assertRejected(client.header("Content-Type", contentType).patch(QUERY, GOOD_BODY), 400, 9499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/open-apis/im/v2/feed_cards/",
                "/open-apis/im/v2/feed_cards/bot_time_sentive/",
                "/prefix/open-apis/im/v2/feed_cards/bot_time_sentive"
            })
    void otherPathIsRejected(String path) {
        assertRejected(client.send("PATCH", path + QUERY, GOOD_BODY), 404, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void otherMethodIsRejected(String method) {
        Response rejected = client.send(method, RawHttpClient.CALL_PATH + QUERY, GOOD_BODY);

        assertRejected(rejected, 405, 405);
        assertThat(rejected.headers().get("Allow")).isEqualTo("PATCH");
    }

    @Test
    void tooLargeBodyIsRejected() {
        assertRejected(client.patch(QUERY, " ".repeat(1024 * 1024 + 1)), 413, 413);
        assertThat(fixture.simulator.journal().calls()).isZero();
    }

    @Test
    void rejectionIsJournaledWithTheReadableFields() {
        client.patch(QUERY, "nonsense");
        client.without("Authorization").patch("?user_id_type=user_id", GOOD_BODY);

        JournalEntry unreadable = fixture.simulator.journal().entries().get(1);
        JournalEntry unauthorized = fixture.simulator.journal().entries().get(2);
        assertThat(unreadable.code()).isEqualTo(9499);
        assertThat(unreadable.userIdType()).isNull();
        assertThat(unauthorized.code()).isEqualTo(99991661);
        assertThat(unauthorized.userIds()).containsExactly("ou_1");
    }

    @Test
    void checksFollowTheOrderOfTheGateway() {
        SimulatorFixture tight = SimulatorFixture.with(builder -> builder.quota(1, 1000));
        try (SimulatorServer strict = tight.simulator.serve()) {
            RawHttpClient stranger = new RawHttpClient(strict);
            assertRejected(stranger.patch(QUERY, "nonsense"), 400, 99991661);
            assertRejected(stranger.bearer("t-made-up").patch(QUERY, "nonsense"), 400, 99991663);

            RawHttpClient known = new RawHttpClient(strict).bearer(tight.token().value());
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
