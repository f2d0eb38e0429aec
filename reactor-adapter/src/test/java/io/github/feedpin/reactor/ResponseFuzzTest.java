package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.USER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.StoreApp;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the body, it is read correctly or proves nothing; the reader never fails, never shows a secret, and never
 * allocates much more than the size of the body. A failure names the seed and the number of the body, with which
 * {@link MalformedBodies} reproduces it.
 */
class ResponseFuzzTest {

    private static final int BODIES = Boolean.getBoolean("thorough") ? 20_000 : 2_000;

    private static final int CAP = 1024 * 1024;

    private static final String OTHER_USER = "ou_84aad35d084aa403a838cf73ee18467";
    private static final String GRANTED = "t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234";

    private static final TimeSensitiveRequest REQUEST =
            TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(USER, OTHER_USER));

    private static final List<String> TIME_SENSITIVE = List.of(
            "{\"code\":0,\"msg\":\"success\",\"data\":{}}",
            "{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[{\"error_code\":0,\"error_message\":"
                    + "\"The user is not in the chat\",\"user_id\":\"" + USER + "\"}]}}",
            "{ \"code\" : 0,\n\"msg\":\"成功 \uD83D\uDCCC\",\"data\":{\"failed_user_reasons\":[{\"error_code\":230013,"
                    + "\"error_message\":\"\\u7528\\u6237不可用\",\"user_id\":\"" + OTHER_USER
                    + "\"},{\"error_code\":1},null]},\"log_id\":\"20230112\"}",
            "{\"code\":0,\"failed_user_reasons\":[{\"user_id\":\"" + USER + "\"}],\"data\":null}",
            "{\"code\":230001,\"msg\":\"param is invalid: " + USER + "\",\"data\":{}}",
            "{\"code\":99991663,\"msg\":\"Invalid access token " + TOKEN.value()
                    + "\",\"error\":{\"log_id\":\"2023\",\"troubleshooter\":"
                    + "\"https://open.feishu.cn/search?log_id=2023\"}}",
            "{\"code\":99991672,\"msg\":\"Access denied\",\"error\":{\"log_id\":\"id-" + TOKEN.value()
                    + "\",\"permission_violations\":[{\"type\":\"action_scope_required\",\"subject\":"
                    + "\"im:datasync.feed_card.time_sensitive:write\",\"description\":\"" + TOKEN.value()
                    + "\"},{\"scope\":\"a:b\",\"url\":\"https://open.feishu.cn/app\"}],\"helps\":[{\"url\":"
                    + "\"https://open.feishu.cn/?q=" + USER + "\",\"description\":\"click\"}]}}",
            "{\"code\":99992402,\"msg\":\"field validation failed\",\"error\":{\"field_violations\":[{\"field\":"
                    + "\"user_ids[0]\",\"value\":\"" + USER + "\",\"description\":\"bad " + OTHER_USER + "\"}]}}",
            "{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}",
            "<html><body>502 Bad Gateway for Bearer " + TOKEN.value() + " and " + USER + "</body></html>",
            "{}",
            "");

    private static final List<String> TOKENS = List.of(
            "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"" + GRANTED + "\",\"expire\":7200}",
            "{\"code\":10014,\"msg\":\"app secret invalid: " + APP.appSecret() + "\"}",
            "{\"code\":99991543,\"msg\":\"no\",\"error\":{\"log_id\":\"" + APP.appSecret()
                    + "\",\"troubleshooter\":\"no\"}}",
            "<html>403 for " + APP.appSecret() + "</html>");

    private static final StoreApp STORE_APP = new StoreApp("cli_store", "storeLLdkasdjlasdKK");
    private static final AppTicket TICKET = new AppTicket("ticket-4f0c2b8d6a1e9573", Instant.EPOCH);
    private static final AccessToken APP_TOKEN = new AccessToken("a-9073f27c02fb97a9da52f4a1d8b6");

    /** Each has a token of the other kind as well, which must not be taken for the requested one. */
    private static final List<String> APP_TOKENS = List.of(
            "{\"code\":0,\"msg\":\"ok\",\"app_access_token\":\"" + GRANTED
                    + "\",\"expire\":7140,\"tenant_access_token\":\"t-other\"}",
            "{\"code\":10012,\"msg\":\"app_ticket invalid: " + TICKET.value() + "\"}",
            "{\"code\":10014,\"msg\":\"app secret invalid: " + STORE_APP.appSecret() + "\",\"error\":{\"log_id\":\""
                    + TICKET.value() + "\",\"troubleshooter\":\"no\"}}",
            "<html>403 for " + STORE_APP.appSecret() + " and " + TICKET.value() + "</html>");

    private static final List<String> TENANT_TOKENS = List.of(
            "{\"code\":0,\"msg\":\"ok\",\"app_access_token\":\"a-other\",\"tenant_access_token\":\"" + GRANTED
                    + "\",\"expire\":7140}",
            "{\"code\":20014,\"msg\":\"app access token invalid: " + APP_TOKEN.value() + "\"}",
            "{\"code\":10013,\"msg\":\"no\",\"error\":{\"log_id\":\"" + APP_TOKEN.value()
                    + "\",\"helps\":[{\"url\":\"https://open.feishu.cn/?q=" + APP_TOKEN.value() + "\"}]}}",
            "<html>403 for " + APP_TOKEN.value() + "</html>");

    private static final List<String> RESENDS = List.of(
            "{\"code\":0,\"msg\":\"ok\"}",
            "{\"code\":0,\"msg\":null,\"data\":{\"a\":[{\"b\":1}]}}",
            "{\"code\":10016,\"msg\":\"not for " + STORE_APP.appSecret() + "\",\"error\":{\"log_id\":\""
                    + STORE_APP.appSecret() + "\"}}",
            "<html>403 for " + STORE_APP.appSecret() + "</html>",
            "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void malformedResponsesAreReadCorrectlyOrProveNothing(long seed) {
        WireCall<List<FailedUser>> call = new TimeSensitiveCall(BOT_CHAT, REQUEST, TOKEN);
        int proven = forEachBody(seed, TIME_SENSITIVE, call, (body, response, data) -> {
            check(
                    failedIds(body)
                            .equals(data.stream().map(ResponseFuzzTest::idOf).toList()),
                    "other failed users");
        });
        assertThat(proven).isGreaterThan(BODIES / 40);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void malformedTokenResponsesAreReadCorrectlyOrProveNothing(long seed) {
        int proven = forEachBody(seed, TOKENS, TokenCall.of(APP), (body, response, token) -> {
            check(token.token().value().equals(body.get("tenant_access_token")), "another token");
        });
        assertThat(proven).isGreaterThan(BODIES / 60);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void malformedResponsesForAGroupChatAreReadCorrectlyOrProveNothing(long seed) {
        WireCall<List<FailedUser>> call = new TimeSensitiveCall(FeedCard.groupChat("oc_chat"), REQUEST, TOKEN);
        int proven = forEachBody(
                seed,
                TIME_SENSITIVE,
                call,
                (body, response, data) -> check(
                        failedIds(body)
                                .equals(data.stream()
                                        .map(ResponseFuzzTest::idOf)
                                        .toList()),
                        "other failed users"));
        assertThat(proven).isGreaterThan(BODIES / 40);
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void malformedAppTokenResponsesAreReadCorrectlyOrProveNothing(long seed) {
        int proven = forEachBody(
                seed,
                APP_TOKENS,
                TokenCall.of(STORE_APP, TICKET),
                (body, response, token) ->
                        check(token.token().value().equals(body.get("app_access_token")), "another token"));
        assertThat(proven).isGreaterThan(BODIES / 60);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void malformedTenantTokenResponsesAreReadCorrectlyOrProveNothing(long seed) {
        WireCall<GrantedToken> call = TokenCall.of(APP_TOKEN, new TenantKey("tenant"));
        int proven = forEachBody(
                seed,
                TENANT_TOKENS,
                call,
                (body, response, token) ->
                        check(token.token().value().equals(body.get("tenant_access_token")), "another token"));
        assertThat(proven).isGreaterThan(BODIES / 60);
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void malformedResendResponsesAreReadCorrectlyOrProveNothing(long seed) {
        int proven = forEachBody(seed, RESENDS, new ResendTicketCall(STORE_APP), (body, response, nothing) -> {});
        assertThat(proven).isGreaterThan(BODIES / 60);
    }

    private interface Check<T> {
        void success(Map<String, Object> body, PlatformResponse<T> response, T data);
    }

    /** Returns how many of the bodies proved a success. */
    private static <T> int forEachBody(long seed, List<String> originals, WireCall<T> call, Check<T> check) {
        MalformedBodies bodies = new MalformedBodies(seed, originals);
        Random random = new Random(seed);
        int proven = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = bodies.next();
            int status = List.of(200, 200, 200, 200, 204, 302, 400, 500).get(random.nextInt(8));
            try {
                proven += isProven(body, status, call, check) ? 1 : 0;
            } catch (Throwable broken) {
                throw new AssertionError(
                        "Seed " + seed + ", body " + i + ", status " + status + ": " + excerpt(body), broken);
            }
        }
        return proven;
    }

    private static <T> boolean isProven(byte[] bytes, int status, WireCall<T> call, Check<T> check) {
        ResponseBody body = new ResponseBody(CAP);
        body.add(Unpooled.wrappedBuffer(bytes));
        PlatformResponse<T> response = Allocation.bounded(
                bytes.length, () -> ResponseReader.read(call, status, EmptyHttpHeaders.INSTANCE, body));
        Optional<Map<String, Object>> object = StrictJson.object(bytes);
        if (response.code() != null) {
            check(object.flatMap(ResponseFuzzTest::codeOf).equals(Optional.of(response.code())), "another code");
        }
        try {
            if (call instanceof ResendTicketCall) {
                response.requireSuccess(call.endpoint());
                check(object.isPresent() && response.data() == null, "data where there are none");
            } else {
                T data = response.dataOrThrow(call.endpoint(), REQUEST.userIds());
                check.success(object.orElseThrow(), response, data);
            }
            check(response.code() != null && response.code() == 0 && status < 300, "a success without its proof");
            return true;
        } catch (FeedpinException rejection) {
            checkRedacted(response, rejection);
            return false;
        }
    }

    /** The message of a readable response may contain a granted token, which is indistinguishable from text. */
    private static void checkRedacted(PlatformResponse<?> response, FeedpinException rejection) {
        String shown = response
                + response.message()
                + response.logId()
                + response.details()
                + rejection
                + rejection.platformError();
        for (String secret : List.of(
                TOKEN.value(),
                APP.appSecret(),
                USER,
                OTHER_USER,
                STORE_APP.appSecret(),
                TICKET.value(),
                APP_TOKEN.value())) {
            check(!shown.contains(secret), "shows " + secret);
        }
        check(response.code() != null || !response.message().contains(GRANTED), "shows the granted token");
    }

    private static Optional<Integer> codeOf(Map<String, Object> body) {
        return body.get("code") instanceof StrictJson.Literal code ? code.integer() : Optional.empty();
    }

    /** Returns the failed users' ids, {@code ?} for an entry without a possible id. */
    private static List<String> failedIds(Map<String, Object> body) {
        List<String> ids = new ArrayList<>();
        body.forEach((name, value) -> {
            if (name.equals("failed_user_reasons")) {
                addFailedIds(value, ids);
            } else if (name.equals("data")
                    && value instanceof Map<?, ?> data
                    && data.get("failed_user_reasons") != null) {
                addFailedIds(data.get("failed_user_reasons"), ids);
            }
        });
        return ids;
    }

    private static void addFailedIds(Object list, List<String> ids) {
        if (list instanceof List<?> entries) {
            entries.forEach(entry -> ids.add(idOf(entry)));
        }
    }

    private static String idOf(Object entry) {
        Object id = entry instanceof Map<?, ?> fields && fields.containsKey("user_id") ? fields.get("user_id") : "?";
        if (id instanceof StrictJson.Literal literal) {
            return literal.text().matches("-?[0-9].*") ? literal.text() : "?";
        }
        return id instanceof String text && UserIds.problem(text) == null ? text : "?";
    }

    private static String idOf(FailedUser failed) {
        return failed.userId() == null ? "?" : failed.userId();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static String excerpt(byte[] body) {
        String text = new String(body, ISO_8859_1);
        return text.length() < 1000 ? text : text.substring(0, 1000) + "… (" + text.length() + " bytes)";
    }
}
