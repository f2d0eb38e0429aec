package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.USER;
import static io.github.feedpin.reactor.Samples.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.StoreApp;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Compares requests for store apps and group chats with the documentation, byte by byte. */
class StoreAppWireTest {

    private static final StoreApp APP = new StoreApp("cli_store", "dskLLdkasdjlasdKK");
    private static final AppTicket TICKET = new AppTicket("dskLLdkasdjlasdTICKET", Instant.EPOCH);
    private static final AccessToken APP_TOKEN = new AccessToken("a-6U1SbDiM6XIH2DcTCPyeub");
    private static final AccessToken TOKEN = new AccessToken("t-7f1bcd13fc57d46bac21793a18e560");
    private static final TenantKey TENANT = new TenantKey("736588c9260f175d");

    private record Sent(String method, String uri, HttpHeaders headers, byte[] body) {

        String text() {
            return new String(body, UTF_8);
        }
    }

    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private volatile String responseBody = TestServer.SUCCESS;

    private final TestServer server = TestServer.that((request, response) -> request.receive()
            .aggregate()
            .asByteArray()
            .flatMap(body -> {
                sent.add(new Sent(
                        request.method().name(),
                        request.uri(),
                        request.requestHeaders().copy(),
                        body));
                return response.sendString(Mono.just(responseBody)).then();
            }));

    private final ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

    @AfterEach
    void close() {
        platform.close().block(Samples.MAX_WAIT);
        server.close();
    }

    @Test
    void requestForTheAppTokenIsAsDocumented() {
        responseBody = "{\"code\":0,\"msg\":\"ok\",\"app_access_token\":\"a-abc\",\"expire\":7140}";

        PlatformResponse<GrantedToken> response = await(platform.fetchAppAccessToken(APP, TICKET));

        assertThat(response)
                .isEqualTo(new PlatformResponse<>(
                        200,
                        0,
                        "ok",
                        new GrantedToken(new AccessToken("a-abc"), Duration.ofSeconds(7140)),
                        null,
                        null));
        assertPost(
                "/open-apis/auth/v3/app_access_token",
                "{\"app_id\":\"cli_store\",\"app_secret\":\"dskLLdkasdjlasdKK\","
                        + "\"app_ticket\":\"dskLLdkasdjlasdTICKET\"}");
    }

    @Test
    void requestForTheTokenOfATenantIsAsDocumented() {
        responseBody = "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"t-abc\",\"expire\":7140}";

        PlatformResponse<GrantedToken> response = await(platform.fetchTenantAccessToken(APP_TOKEN, TENANT));

        assertThat(response.data()).isEqualTo(new GrantedToken(new AccessToken("t-abc"), Duration.ofSeconds(7140)));
        assertPost(
                "/open-apis/auth/v3/tenant_access_token",
                "{\"app_access_token\":\"a-6U1SbDiM6XIH2DcTCPyeub\",\"tenant_key\":\"736588c9260f175d\"}");
    }

    @Test
    void requestToResendATicketIsAsDocumented() {
        responseBody = "{\"code\":0,\"msg\":\"ok\"}";

        PlatformResponse<Void> response = await(platform.resendAppTicket(APP));

        assertThat(response).isEqualTo(new PlatformResponse<>(200, 0, "ok", null, null, null));
        assertPost(
                "/open-apis/auth/v3/app_ticket/resend",
                "{\"app_id\":\"cli_store\",\"app_secret\":\"dskLLdkasdjlasdKK\"}");
    }

    @Test
    void fieldsAreEscapedAndSentInUtf8() {
        StoreApp app = new StoreApp("cli\"张", "a\\b/€😀");

        await(platform.fetchAppAccessToken(app, new AppTicket("t\"\\😀", Instant.EPOCH)));
        await(platform.fetchTenantAccessToken(APP_TOKEN, new TenantKey("t\"\\/{}")));

        assertThat(sent.remove().body())
                .isEqualTo("{\"app_id\":\"cli\\\"张\",\"app_secret\":\"a\\\\b/€😀\",\"app_ticket\":\"t\\\"\\\\😀\"}"
                        .getBytes(UTF_8));
        assertThat(sent.remove().text())
                .isEqualTo("{\"app_access_token\":\"a-6U1SbDiM6XIH2DcTCPyeub\",\"tenant_key\":\"t\\\"\\\\/{}\"}");
    }

    @Test
    void callForAGroupChatHasTheSameHeadersAndBodyAsForTheChatOfTheBot() {
        TimeSensitiveRequest request = TimeSensitiveRequest.unpin(UserIdType.UNION_ID, List.of(USER));

        await(platform.setTimeSensitive(FeedCard.groupChat("oc_a0553eda9014c201e6969b478895c230"), request, TOKEN));
        await(platform.setTimeSensitive(FeedCard.BOT_CHAT, request, TOKEN));

        Sent chat = sent.remove();
        Sent bot = sent.remove();
        assertThat(chat.method()).isEqualTo("PATCH");
        assertThat(chat.uri())
                .isEqualTo("/open-apis/im/v2/feed_cards/oc_a0553eda9014c201e6969b478895c230?user_id_type=union_id");
        assertThat(bot.uri()).isEqualTo("/open-apis/im/v2/feed_cards/bot_time_sentive?user_id_type=union_id");
        assertThat(chat.headers().entries()).hasToString(bot.headers().entries().toString());
        assertThat(chat.headers().getAll("Authorization")).containsExactly("Bearer t-7f1bcd13fc57d46bac21793a18e560");
        assertThat(chat.text())
                .isEqualTo(bot.text())
                .isEqualTo("{\"time_sensitive\":false,\"user_ids\":[\"" + USER + "\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\0',
            value = {
                "oc_a/b%? oc_a%2Fb%25%3F",
                "oc_a#b&c=d+e oc_a%23b%26c%3Dd%2Be",
                "oc_../../auth oc_..%2F..%2Fauth",
                "oc_%2F oc_%252F",
                "oc_{feed_card_id} oc_%7Bfeed_card_id%7D",
                "oc_张😀 oc_%E5%BC%A0%F0%9F%98%80",
                "oc_a\\b\"<>|^` oc_a%5Cb%22%3C%3E%7C%5E%60",
                "oc_a;v=1:@! oc_a%3Bv%3D1%3A%40%21"
            })
    void idOfAGroupChatIsOneEncodedSegment(String id, String segment) {
        await(platform.setTimeSensitive(FeedCard.groupChat(id), Samples.PIN, TOKEN));

        assertThat(sent.remove().uri()).isEqualTo("/open-apis/im/v2/feed_cards/" + segment + "?user_id_type=open_id");
    }

    @Test
    void spaceInTheIdOfAGroupChatIsNoPlusSign() {
        await(platform.setTimeSensitive(FeedCard.groupChat("oc_a b"), Samples.PIN, TOKEN));

        assertThat(sent.remove().uri()).isEqualTo("/open-apis/im/v2/feed_cards/oc_a%20b?user_id_type=open_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proxy/lark", "/proxy/lark/", "/with%20space"})
    void pathOfTheBaseUrlIsKept(String prefix) {
        String kept = prefix.replaceAll("/$", "");
        ReactorNettyPlatform prefixed = ReactorNettyPlatform.create(new BaseUrl(URI.create(server.baseUrl() + prefix)));

        await(prefixed.fetchAppAccessToken(APP, TICKET));
        await(prefixed.fetchTenantAccessToken(APP_TOKEN, TENANT));
        await(prefixed.resendAppTicket(APP));
        await(prefixed.setTimeSensitive(FeedCard.groupChat("oc_1"), Samples.PIN, TOKEN));
        prefixed.close().block(Samples.MAX_WAIT);

        assertThat(sent)
                .extracting(Sent::uri)
                .containsExactly(
                        kept + "/open-apis/auth/v3/app_access_token",
                        kept + "/open-apis/auth/v3/tenant_access_token",
                        kept + "/open-apis/auth/v3/app_ticket/resend",
                        kept + "/open-apis/im/v2/feed_cards/oc_1?user_id_type=open_id");
    }

    private void assertPost(String uri, String body) {
        assertThat(sent).hasSize(1);
        Sent only = sent.remove();
        assertThat(only.method()).isEqualTo("POST");
        assertThat(only.uri()).isEqualTo(uri);
        assertThat(only.text()).isEqualTo(body);
        assertThat(only.headers().getAll("Content-Type")).containsExactly("application/json; charset=utf-8");
        assertThat(only.headers().getAll("Accept")).containsExactly("application/json");
        assertThat(only.headers().getAll("Content-Length")).containsExactly(Integer.toString(body.length()));
        assertThat(only.headers().contains("Authorization")).isFalse();
        assertThat(only.headers().contains("Transfer-Encoding")).isFalse();
    }
}
