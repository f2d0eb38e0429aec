package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.USER;
import static io.github.feedpin.reactor.Samples.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No message contains secrets, tokens or complete user ids, even if the server sends them back. */
class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":99991668,\"msg\":\"bad %s of %s\"}",
                "echo %s of %s",
                "{\"code\":\"0\",\"x\":\"%s %s\"}"
            })
    void echoedTokenIsRedactedAndUserIdsAreShortened(String body) {
        try (TestServer server = TestServer.responding(400, body.formatted(TOKEN.value(), USER))) {
            PlatformResponse<List<FailedUser>> response =
                    await(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(BOT_CHAT, PIN, TOKEN));
            Throwable failure = catchThrowable(() -> response.dataOrThrow(SET_TIME_SENSITIVE));

            assertThat(response.message()).contains("***").contains("ou_9…58c5");
            assertThat(response + stackTrace(failure))
                    .doesNotContain(TOKEN.value())
                    .doesNotContain(USER);
        }
    }

    @Test
    void echoedTokenIsRedactedInFailedUserAndLogId() {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        headers.set("X-Tt-Logid", "id-" + TOKEN.value());
        ResponseBody body = body("{\"code\":0,\"data\":{\"failed_user_reasons\":[{\"error_message\":\"" + TOKEN.value()
                + "\",\"user_id\":\"" + USER + "\"}]}}");

        PlatformResponse<List<FailedUser>> response =
                ResponseReader.read(new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN), 200, headers, body);

        assertThat(response.data()).containsExactly(new FailedUser(USER, 0, "***"));
        assertThat(response.logId()).isEqualTo("id-***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":10014,\"msg\":\"bad secret %s\"} | bad secret ***",
                "bad secret %s | The body is not shown because it may contain a token: 28 bytes of an unnamed type"
            })
    void echoedSecretIsRedacted(String body, String message) {
        try (TestServer server = TestServer.responding(200, body.formatted(APP.appSecret()))) {
            PlatformResponse<GrantedToken> response =
                    await(ReactorNettyPlatform.create(server.baseUrl()).fetchTenantAccessToken(APP));
            Throwable failure = catchThrowable(() -> response.dataOrThrow(TENANT_ACCESS_TOKEN));

            assertThat(response.message()).isEqualTo(message);
            assertThat(stackTrace(failure)).doesNotContain(APP.appSecret());
        }
    }

    @Test
    void escapedSecretIsRedactedBeforeExcerptIsTruncated() {
        AccessToken slashed = new AccessToken("t-" + "a/b\"".repeat(20));
        String escaped = slashed.value().replace("/", "\\/").replace("\"", "\\\"");

        PlatformResponse<List<FailedUser>> response = ResponseReader.read(
                new TimeSensitiveCall(BOT_CHAT, PIN, slashed),
                200,
                new DefaultHttpHeaders(),
                body("x".repeat(150) + slashed.value() + escaped));

        assertThat(response.message()).isEqualTo("x".repeat(150) + "******");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t-7f1bcd13fc57\\u003D\\u003d", "\\u0074-7f1bcd13fc57==", "t-7f1bcd13\u200B\u0007fc57=="})
    void secretWithEscapesOrInvisibleCharactersIsRedacted(String hidden) {
        WireCall<?> call = new TimeSensitiveCall(BOT_CHAT, PIN, new AccessToken("t-7f1bcd13fc57=="));

        PlatformResponse<?> response =
                ResponseReader.read(call, 200, new DefaultHttpHeaders(), body("<p>" + hidden + "</p>"));

        assertThat(response.message()).isEqualTo("<p>***</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32"})
    void secretInAnotherEncodingIsNotShown(String encoding) {
        DefaultHttpHeaders named = new DefaultHttpHeaders();
        named.set("Content-Type", "text/plain; charset=" + encoding);

        assertThat(messageOf(encoding, new DefaultHttpHeaders())).startsWith("The body is not text: ");
        assertThat(messageOf(encoding, named)).isEqualTo("*** of ou_9…58c5");
    }

    private static String messageOf(String encoding, DefaultHttpHeaders headers) {
        ResponseBody body = new ResponseBody(4096);
        body.add(Unpooled.wrappedBuffer((TOKEN.value() + " of " + USER).getBytes(Charset.forName(encoding))));
        return ResponseReader.read(new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN), 200, headers, body)
                .message();
    }

    @Test
    void secretOrUserIdAtTruncationOfHugeTextIsNotShown() {
        WireCall<?> call = new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN);
        for (String hidden : List.of(TOKEN.value(), USER)) {
            for (int length = 5; length < hidden.length(); length++) {
                String giant = "x".repeat(WireCall.MAX_REDACTED - length) + hidden.repeat(100);
                String repeated = " ".repeat(hidden.length() - length) + hidden.repeat(200);

                assertThat(call.redact(giant)).endsWith("x…").doesNotContain(hidden.substring(0, 5));
                assertThat(call.redactEscaped(giant)).endsWith("x…").doesNotContain(hidden.substring(0, 5));
                assertThat(call.redact(repeated)).doesNotContain(hidden.substring(0, 5));
            }
        }
    }

    @Test
    void userIdInLogIdIsShortened() {
        PlatformResponse<List<FailedUser>> response = ResponseReader.read(
                new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN),
                200,
                new DefaultHttpHeaders(),
                body("{\"code\":1,\"log_id\":\"id-" + USER + "\"}"));

        assertThat(response.logId()).isEqualTo("id-ou_9…58c5");
    }

    @Test
    void toStringDoesNotContainSecret() {
        SelfBuiltApp app = new SelfBuiltApp("cli_1", "s3cr3t");

        StoreApp storeApp = new StoreApp("cli_2", "s3cr3t");
        AppTicket ticket = new AppTicket("t1ck3t", Instant.EPOCH);

        assertThat(TokenCall.of(app).toString()).doesNotContain("s3cr3t");
        assertThat(TokenCall.of(storeApp, ticket).toString()).doesNotContain("s3cr3t", "t1ck3t");
        assertThat(TokenCall.of(TOKEN, new TenantKey("tenant")).toString()).doesNotContain(TOKEN.value());
        assertThat(new ResendTicketCall(storeApp).toString()).doesNotContain("s3cr3t");
        assertThat(new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN).toString())
                .doesNotContain(TOKEN.value())
                .doesNotContain(USER);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        Objects.requireNonNull(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static ResponseBody body(String text) {
        ResponseBody body = new ResponseBody(4096);
        body.add(Unpooled.wrappedBuffer(text.getBytes(UTF_8)));
        return body;
    }
}
