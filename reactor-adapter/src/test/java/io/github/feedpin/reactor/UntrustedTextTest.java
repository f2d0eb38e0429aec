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
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each text field of a response in turn is hostile: what is shown of it is short and safe to print. */
class UntrustedTextTest {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    /** JSON escapes of ESC, CR, LF, a C1 control, a direction override, a zero width space, half a surrogate pair. */
    private static final String HOSTILE = "\\u001b[31mred\\r\\n200 OK\\u009b2J\\u202eevil\\u200b\\ud83d ";

    private static final int LONGEST = 300;

    private static final DefaultHttpHeadersFactory WITHOUT_CHECKS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    static final List<String> ERRORS = List.of(
            "{'code':230001,'msg':'%s'}",
            "{'code':230001,'log_id':'%s'}",
            "{'code':230001,'error':{'log_id':'%s'}}",
            "{'code':230001,'error':{'logid':'%s'}}",
            "{'code':230001,'error':{'troubleshooter':'%s'}}",
            "{'code':230001,'error':{'permission_violations':[{'type':'%s'}]}}",
            "{'code':230001,'error':{'permission_violations':[{'subject':'%s'}]}}",
            "{'code':230001,'error':{'permission_violations':[{'description':'%s'}]}}",
            "{'code':230001,'error':{'permission_violations':[{'scope':'%s'}]}}",
            "{'code':230001,'error':{'permission_violations':[{'scope':'x','url':'https://x/%s'}]}}",
            "{'code':230001,'error':{'field_violations':[{'field':'%s'}]}}",
            "{'code':230001,'error':{'field_violations':[{'field':'x','value':'%s'}]}}",
            "{'code':230001,'error':{'field_violations':[{'field':'x','description':'%s'}]}}",
            "{'code':230001,'error':{'helps':[{'url':'https://x/%s'}]}}",
            "{'code':230001,'error':{'helps':[{'url':'https://x','description':'%s'}]}}",
            "<html>%s</html>",
            "{'code':0,'data':'%s'}");

    static final List<String> FAILED = List.of(
            "{'code':0,'data':{'failed_user_reasons':[{'user_id':'%s'}]}}",
            "{'code':0,'data':{'failed_user_reasons':[{'error_message':'%s'}]}}",
            "{'code':0,'log_id':'%s','failed_user_reasons':[{'user_id':'" + USER + "','error_message':'%<s'}]}");

    static final List<String> HEADERS = List.of("x-tt-logid", "x-request-id");

    @ParameterizedTest
    @FieldSource("ERRORS")
    void errorTextsAreSafeToLog(String body) {
        for (String text : List.of(HOSTILE, "x".repeat(900_000), HOSTILE + "\\ud83d\\ude00".repeat(70_000))) {
            PlatformResponse<List<FailedUser>> response = read(body.formatted(text), new DefaultHttpHeaders());

            assertError(catchThrowable(() -> response.dataOrThrow(SET_TIME_SENSITIVE)));
        }
    }

    @ParameterizedTest
    @FieldSource("ERRORS")
    void errorTextsOfTokenCallAreSafeToLog(String body) {
        PlatformResponse<?> response = ResponseReader.read(
                TokenCall.of(APP), 200, new DefaultHttpHeaders(), body(body.formatted(HOSTILE + "x".repeat(900_000))));

        assertError(catchThrowable(() -> response.dataOrThrow(TENANT_ACCESS_TOKEN)));
    }

    @ParameterizedTest
    @FieldSource("FAILED")
    void failedUsersAreSafeToLog(String body) {
        PlatformResponse<List<FailedUser>> response =
                read(body.formatted(HOSTILE + "x".repeat(400_000)), new DefaultHttpHeaders());

        assertThat(response.logId() == null ? "" : response.logId()).satisfies(UntrustedTextTest::isSafe);
        assertThat(response.dataOrThrow(SET_TIME_SENSITIVE)).singleElement().satisfies(failed -> {
            isSafe(failed.errorMessage());
            isSafe(failed.toString());
            assertThat(failed.userId()).isIn(null, USER);
        });
    }

    @ParameterizedTest
    @FieldSource("HEADERS")
    void logIdFromHeaderIsSafeToLog(String header) {
        HttpHeaders headers = WITHOUT_CHECKS.newHeaders().set(header, "id\u001B[31m\u009B2J\u202E" + "x".repeat(8_000));

        assertThat(read("{'code':0}", headers).logId()).satisfies(UntrustedTextTest::isSafe);
        assertError(catchThrowable(() -> read("{'code':1}", headers).dataOrThrow(SET_TIME_SENSITIVE)));
    }

    private static void assertError(Throwable failure) {
        FeedpinException known = (FeedpinException) Objects.requireNonNull(failure);
        PlatformError error = known.platformError().orElseThrow();
        isSafe(error.message());
        isSafe(error.logId() == null ? "" : error.logId());
        assertThat(error.details().toString()).doesNotContainPattern(UNSAFE).hasSizeLessThan(3 * LONGEST);
        assertThat(known.toString()).doesNotContainPattern(UNSAFE).hasSizeLessThan(4 * LONGEST);
    }

    private static void isSafe(String text) {
        assertThat(text).doesNotContainPattern(UNSAFE).hasSizeLessThanOrEqualTo(LONGEST);
    }

    private static PlatformResponse<List<FailedUser>> read(String json, HttpHeaders headers) {
        return ResponseReader.read(new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN), 200, headers, body(json));
    }

    private static ResponseBody body(String json) {
        ResponseBody body = new ResponseBody(1024 * 1024);
        body.add(Unpooled.wrappedBuffer(json.replace('\'', '"').getBytes(UTF_8)));
        return body;
    }
}
