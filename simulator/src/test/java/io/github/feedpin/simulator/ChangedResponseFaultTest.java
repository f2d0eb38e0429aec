package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.RawHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;

/** Faults that change the genuine response, over HTTP and in memory. The platform has acted. */
class ChangedResponseFaultTest {

    private static final String BODY = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\",\"ou_away\"]}";
    private static final String FAILURE =
            "{\"error_code\":0,\"error_message\":\"The user is not in the chat\",\"user_id\":\"ou_away\"}";
    private static final FailedUser AWAY = new FailedUser("ou_away", 0, "The user is not in the chat");

    private final SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.notInChat("ou_away"::equals));
    private final AccessToken token = fixture.token();
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client = new RawHttpClient(server).bearer(token.value());

    @AfterEach
    void hasActed() {
        server.close();
        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    void truncatedJsonIsUnreadable() {
        String text = overHttp(Fault.truncatedJson()).text();
        assertThat(text).startsWith("{\"code\":0,").doesNotEndWith("}");

        assertUnreadable(Fault.truncatedJson(), text);
    }

    @Test
    void malformedJsonIsUnreadable() {
        String text = overHttp(Fault.malformedJson()).text();
        assertThat(text).startsWith("{code:0,msg:\"success\"").endsWith("}");

        assertUnreadable(Fault.malformedJson(), text.replace("ou_away", "o…y"));
    }

    @Test
    void codeAsTextIsNoCode() {
        assertThat(overHttp(Fault.codeAsText()).body().path("code").stringValue())
                .isEqualTo("0");
        assertThat(inMemory(Fault.codeAsText()).code()).isNull();
    }

    @Test
    void dataAsArrayIsUnreadable() {
        assertThat(overHttp(Fault.dataAsArray()).body().path("data").toString())
                .isEqualTo("[{\"failed_user_reasons\":[" + FAILURE + "]}]");
        assertThat(inMemory(Fault.dataAsArray()).code()).isNull();
    }

    @Test
    void entriesAsTextAreUnreadable() {
        assertThat(failuresIn(overHttp(Fault.entriesAsText()))).isEqualTo("[\"The user is not in the chat\"]");
        assertThat(inMemory(Fault.entriesAsText()).code()).isNull();
    }

    @Test
    void failedUsersAreNamedTwice() {
        assertThat(failuresIn(overHttp(Fault.failuresTwice()))).isEqualTo("[" + FAILURE + "," + FAILURE + "]");
        assertThat(inMemory(Fault.failuresTwice()).data()).containsExactly(AWAY, AWAY);
    }

    @Test
    void failedUsersHaveNoId() {
        assertThat(failuresIn(overHttp(Fault.failuresWithoutUserId())))
                .isEqualTo("[" + FAILURE.replace(",\"user_id\":\"ou_away\"", "") + "]");
        assertThat(inMemory(Fault.failuresWithoutUserId()).data())
                .containsExactly(new FailedUser(null, 0, "The user is not in the chat"));
    }

    @Test
    void strangerIsNamedAsFailed() {
        Fault fault = Fault.failureOf("ou_stranger");
        assertThat(failuresIn(overHttp(fault)))
                .isEqualTo("[" + FAILURE + "," + FAILURE.replace("away", "stranger") + "]");
        assertThat(inMemory(fault).data())
                .containsExactly(AWAY, new FailedUser("ou_stranger", 0, "The user is not in the chat"));
    }

    @Test
    void giantBodyExceedsTheLimitInMemory() {
        Response wire = overHttp(Fault.giantBody(3_000_000));
        assertThat(wire.headers().get("Content-Length")).isEqualTo("3000000");
        assertThat(wire.text()).hasSize(3_000_000);
        assertThat(wire.code()).isZero();

        assertThat(failureOf(Fault.giantBody(3_000_000)))
                .isInstanceOf(NoResponseException.class)
                .hasMessageEndingWith(" got no complete response: its body exceeds the cap of 1048576 bytes");
        assertThat(inMemory(Fault.giantBody(1024 * 1024)).data()).containsExactly(AWAY);
        assertThat(inMemory(Fault.giantBody(10)).data()).containsExactly(AWAY);
    }

    @Test
    void gzipBombExceedsTheLimitInMemory() {
        fixture.withFault(Fault.gzipBomb(20_000_000));
        HttpClient plain = HttpClient.newConnection().baseUrl(server.baseUrl().toString());
        byte[] compressed = SimulatorFixture.await(plain.headers(headers ->
                        headers.set("Authorization", "Bearer " + token.value()).set("Content-Type", "application/json"))
                .patch()
                .uri(RawHttpClient.CALL_PATH)
                .send(ByteBufMono.fromString(Mono.just(BODY)))
                .responseSingle((response, content) -> content.asByteArray()));

        assertThat(compressed).hasSizeBetween(10_000, 40_000).startsWith(0x1f, 0x8b);
        assertThat(inflatedSize(compressed)).isEqualTo(20_000_000);
        assertThat(failureOf(Fault.gzipBomb(20_000_000))).isInstanceOf(NoResponseException.class);
        assertThat(inMemory(Fault.gzipBomb(1000)).data()).containsExactly(AWAY);
    }

    private void assertUnreadable(Fault fault, String excerpt) {
        PlatformResponse<?> response = inMemory(fault);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isNull();
        assertThat(response.data()).isNull();
        assertThat(response.message()).isEqualTo(excerpt);
        assertThat(response.logId()).isNotBlank();
    }

    private static String failuresIn(Response response) {
        return response.body().at("/data/failed_user_reasons").toString();
    }

    private static long inflatedSize(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response overHttp(Fault fault) {
        fixture.withFault(fault);
        return client.patch("", BODY);
    }

    private PlatformResponse<List<FailedUser>> inMemory(Fault fault) {
        return fixture.withFault(fault).pin(token, "ou_1", "ou_away");
    }

    private Throwable failureOf(Fault fault) {
        return SimulatorFixture.failureOf(fixture.withFault(fault).pinning(token, "ou_1", "ou_away"));
    }
}
