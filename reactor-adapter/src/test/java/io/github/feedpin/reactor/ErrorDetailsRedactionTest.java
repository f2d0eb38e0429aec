package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The {@code error} object of a response is redacted. */
class ErrorDetailsRedactionTest {

    /** Response with one text in every field. */
    private static final String EVERYWHERE = """
            {"code":99992402,"msg":"","error":{"log_id":"%1$s","troubleshooter":"%1$s",
            "permission_violations":[{"type":"%1$s","subject":"%1$s","description":"%1$s"},
            {"scope":"%1$s","url":"https://x/%1$s"}],
            "field_violations":[{"field":"%1$s","value":"%1$s","description":"%1$s"}],
            "helps":[{"url":"https://y/%1$s","description":"%1$s"}]}}""";

    @Test
    void errorDetailsDoNotContainToken() {
        PlatformResponse<List<FailedUser>> response = readCall(EVERYWHERE.formatted("is " + TOKEN.value() + " one"));
        PlatformException failure =
                catchThrowableOfType(PlatformException.class, () -> response.dataOrThrow(SET_TIME_SENSITIVE));

        assertThat(response.details().toString()).contains("is *** one").doesNotContain(TOKEN.value());
        assertThat(failure + "" + failure.platformError()).doesNotContain(TOKEN.value());
    }

    @Test
    void userIdsInErrorDetailsAreShortened() {
        PlatformResponse<List<FailedUser>> response = readCall(EVERYWHERE.formatted(USER));

        assertThat(response.details().fieldViolations())
                .containsExactly(new FieldViolation("ou_9…58c5", "ou_9…58c5", "ou_9…58c5"));
        assertThat(response.details().toString()).doesNotContain(USER);
    }

    @Test
    void escapedUserIdInErrorDetailsIsShortened() {
        String odd = "a\"person/called\"odd";
        String echo = "[\\\"a\\\\\\\"person\\\\/called\\\\\\\"odd\\\"]";

        PlatformResponse<List<FailedUser>> response = ResponseReader.read(
                new TimeSensitiveCall(
                        BOT_CHAT, TimeSensitiveRequest.pin(UserIdType.USER_ID, List.of(USER, odd)), TOKEN),
                400,
                new DefaultHttpHeaders(),
                body("{\"code\":1,\"error\":{\"field_violations\":[{\"value\":\"" + echo + USER + "\"}]}}"));

        assertThat(response.details().fieldViolations().get(0).value())
                .doesNotContain(USER)
                .doesNotContain("person", "called");
    }

    @Test
    void userIdIsShortenedBeforeTextIsTruncated() {
        String filling = "x".repeat(290);

        PlatformResponse<List<FailedUser>> response = readCall(EVERYWHERE.formatted(filling + USER));

        assertThat(response.details().troubleshooter()).isEqualTo(filling + "ou_9…58c5");
    }

    @Test
    void errorDetailsOfTokenCallContainNeitherSecretNorFieldValues() {
        String halfASecret = APP.appSecret().substring(0, 10);
        ErrorDetails details = readTokenCall(EVERYWHERE.formatted("is " + APP.appSecret() + " one"))
                .details();
        ErrorDetails partly = readTokenCall(
                        "{\"code\":10003,\"error\":{\"field_violations\":[" + "{\"field\":\"app_secret\",\"value\":\""
                                + halfASecret + "\",\"description\":\"too long\"}]}}")
                .details();

        assertThat(details.toString()).contains("is *** one").doesNotContain(APP.appSecret());
        assertThat(partly.fieldViolations()).containsExactly(new FieldViolation("app_secret", "", "too long"));
    }

    @Test
    void rejectedTokenCallNamesFieldButNotSecret() {
        PlatformResponse<GrantedToken> response =
                readTokenCall("{\"code\":10003,\"msg\":\"invalid param\",\"error\":{\"field_violations\":["
                        + "{\"field\":\"app_secret\",\"value\":\"x\",\"description\":\"not " + APP.appSecret()
                        + "\"}]}}");

        assertThat(catchThrowableOfType(PlatformException.class, () -> response.dataOrThrow(TENANT_ACCESS_TOKEN)))
                .hasMessageEndingWith("code 10003 (invalid param). Check the field app_secret: not ***.");
    }

    private static PlatformResponse<List<FailedUser>> readCall(String json) {
        return ResponseReader.read(
                new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN), 400, new DefaultHttpHeaders(), body(json));
    }

    private static PlatformResponse<GrantedToken> readTokenCall(String json) {
        return ResponseReader.read(TokenCall.of(APP), 200, new DefaultHttpHeaders(), body(json));
    }

    private static ResponseBody body(String text) {
        ResponseBody body = new ResponseBody(64 * 1024);
        body.add(Unpooled.wrappedBuffer(text.getBytes(UTF_8)));
        return body;
    }
}
