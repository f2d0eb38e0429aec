package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.USER;
import static io.github.feedpin.reactor.Samples.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockserver.integration.ClientAndServer.startClientAndServer;
import static org.mockserver.model.HttpRequest.request;
import static org.mockserver.model.HttpResponse.response;
import static org.mockserver.model.StringBody.exact;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.PlatformResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockserver.integration.ClientAndServer;
import org.mockserver.model.HttpRequest;

/** Compares requests and responses with the endpoint's documentation. */
class TimeSensitiveWireTest {

    private static final String PATH = "/open-apis/im/v2/feed_cards/bot_time_sentive";

    private static final ClientAndServer SERVER = startClientAndServer(0);

    private final ReactorNettyPlatform platform = platform("");

    @BeforeEach
    void responseWithTheDocumentedSuccess() {
        SERVER.reset();
        respond(200, "{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[]}}");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void patchIsSentToDocumentedPath() {
        await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));

        assertThat(sent().getMethod().getValue()).isEqualTo("PATCH");
        assertThat(sent().getPath().getValue()).isEqualTo(PATH);
    }

    @ParameterizedTest
    @EnumSource(UserIdType.class)
    void queryContainsUserIdType(UserIdType type) {
        await(platform.setTimeSensitive(BOT_CHAT, TimeSensitiveRequest.pin(type, List.of("some_id")), TOKEN));

        assertThat(sent().getQueryStringParameterList())
                .singleElement()
                .satisfies(
                        parameter -> assertThat(parameter.getName().getValue()).isEqualTo("user_id_type"))
                .satisfies(parameter ->
                        assertThat(parameter.getValues()).singleElement().hasToString(type.value()));
    }

    @Test
    void documentedHeadersAreSent() {
        await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));

        assertThat(sent().getHeader("Authorization")).containsExactly("Bearer t-7f1bcd13fc57d46bac21793a18e560");
        assertThat(sent().getHeader("Content-Type")).containsExactly("application/json; charset=utf-8");
    }

    @Test
    void userAgentAndAcceptHeadersAreSent() {
        await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));

        assertThat(sent().getHeader("Accept")).containsExactly("application/json");
        assertThat(sent().getFirstHeader("User-Agent")).matches("feedpin(/\\S+)?");
    }

    @Test
    void pinSendsDocumentedBody() {
        await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));

        SERVER.verify(request().withBody(exact("{\"time_sensitive\":true,\"user_ids\":[\"" + USER + "\"]}")));
    }

    @Test
    void unpinSendsDocumentedBody() {
        await(platform.setTimeSensitive(
                BOT_CHAT, TimeSensitiveRequest.unpin(UserIdType.OPEN_ID, List.of("ou_1", "ou_2")), TOKEN));

        SERVER.verify(request().withBody(exact("{\"time_sensitive\":false,\"user_ids\":[\"ou_1\",\"ou_2\"]}")));
    }

    @Test
    void bodyIsSentInUtf8WithContentLength() {
        byte[] expected = "{\"time_sensitive\":true,\"user_ids\":[\"张三\"]}".getBytes(UTF_8);

        await(platform.setTimeSensitive(BOT_CHAT, TimeSensitiveRequest.pin(UserIdType.USER_ID, List.of("张三")), TOKEN));

        SERVER.verify(request()
                .withHeader("Content-Length", "" + expected.length)
                .withBody(exact(new String(expected, UTF_8))));
        assertThat(sent().getHeader("Transfer-Encoding")).isEmpty();
    }

    @Test
    void documentedSuccessIsRead() {
        assertThat(await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                .isEqualTo(new PlatformResponse<>(200, 0, "success", List.of(), null, null));
    }

    @Test
    void documentedPartialFailureIsRead() {
        respond(200, """
                {
                    "code": 0,
                    "msg": "success",
                    "data": {
                        "failed_user_reasons": [
                            {
                                "error_code": 0,
                                "error_message": "The user is not in the chat",
                                "user_id": "ou_679eaeb583654bff73fefcc6e6371301"
                            }
                        ]
                    }
                }
                """);

        PlatformResponse<List<FailedUser>> response = await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));

        assertThat(response.code()).isZero();
        assertThat(response.data())
                .containsExactly(
                        new FailedUser("ou_679eaeb583654bff73fefcc6e6371301", 0, "The user is not in the chat"));
    }

    @Test
    void documentedErrorIsRead() {
        SERVER.reset();
        SERVER.when(request())
                .respond(response("{\"code\":230001,\"msg\":\"param is invalid\",\"data\":{}}")
                        .withStatusCode(400)
                        .withHeader("X-Tt-Logid", "20241101abc"));

        assertThat(await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                .isEqualTo(PlatformResponse.error(400, 230001, "param is invalid", "20241101abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//"})
    void trailingSlashOfBaseUrlIsIgnored(String slashes) {
        await(platform(slashes).setTimeSensitive(BOT_CHAT, PIN, TOKEN));

        assertThat(sent().getPath().getValue()).isEqualTo(PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proxy/lark", "/proxy/lark/", "/with%20space"})
    void pathOfBaseUrlIsKept(String prefix) {
        await(platform(prefix).setTimeSensitive(BOT_CHAT, PIN, TOKEN));

        assertThat(sent().getPath().getValue()).isEqualTo(prefix.replaceAll("/$", "") + PATH);
    }

    private static void respond(int status, String body) {
        SERVER.reset();
        SERVER.when(request()).respond(response(body).withStatusCode(status));
    }

    private static HttpRequest sent() {
        HttpRequest[] all = SERVER.retrieveRecordedRequests(request());
        assertThat(all).hasSize(1);
        return all[0];
    }

    private static ReactorNettyPlatform platform(String suffix) {
        return ReactorNettyPlatform.create(BaseUrl.of("http://localhost:" + SERVER.getPort() + suffix));
    }
}
