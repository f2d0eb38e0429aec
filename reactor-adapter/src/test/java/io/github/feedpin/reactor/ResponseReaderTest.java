package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0}",
                "{'code':0,'data':null}",
                "{'code':0,'data':{}}",
                "{'code':0,'data':{'failed_user_reasons':null}}",
                "{'code':0,'data':{'failed_user_reasons':[]}}",
                "{'code':0,'failed_user_reasons':[]}",
                "{'code':0,'msg':null,'data':{'other':[{'x':[1,{}]}]},'error':null,'log_id':null}",
                "{'data':{'failed_user_reasons':[]},'new':{'a':{'b':[[]]}},'code':0,'msg':'success'}",
                "\uFEFF{'code':0}",
                " \r\n{'code':0,'error':'none','msg':{'not':'text'}} \n",
            })
    void withoutListedUsersNoUserHasFailed(String json) {
        PlatformResponse<List<FailedUser>> response = read(json);

        assertThat(response.code()).isZero();
        assertThat(response.data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            {'user_id':'ou_1','error_code':7,'error_message':'no'} | ou_1 | 7 | no
            {'user_id':'ou_1'}                                     | ou_1 | 0 | ''
            {'error_code':7}                                       | -    | 7 | ''
            {}                                                     | -    | 0 | ''
            null                                                   | -    | 0 | ''
            {'user_id':null,'error_code':null,'error_message':null}| -    | 0 | ''
            {'user_id':12,'error_code':'7','error_message':3}      | 12   | 0 | 3
            {'user_id':{'a':[1]},'error_code':[2],'error_message':[]} | - | 0 | ''
            {'user_id':'ou_1','error_code':99999999999}            | ou_1 | 0 | ''
            {'user_id':'ou_1','error_code':1.5,'more':{'x':{}}}    | ou_1 | 0 | ''
            """)
    void incompleteEntryCountsAsFailedUser(String entry, @Nullable String id, int code, String message) {
        FailedUser expected = new FailedUser(id, code, message);

        assertThat(read("{'code':0,'data':{'failed_user_reasons':[" + entry + "]}}")
                        .data())
                .containsExactly(expected);
        assertThat(read("{'code':0,'failed_user_reasons':[" + entry + "]}").data())
                .containsExactly(expected);
    }

    @Test
    void failedUsersInsideAndBesideDataAreCombined() {
        String json = "{'code':0,'failed_user_reasons':[{'user_id':'a'}],"
                + "'data':{'failed_user_reasons':[{'user_id':'b'},{'user_id':'c'}]}}";

        assertThat(read(json).data()).extracting(FailedUser::userId).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0,'data':'ok'}",
                "{'code':0,'data':[]}",
                "{'code':0,'data':true}",
                "{'code':0,'data':{'failed_user_reasons':'ou_1'}}",
                "{'code':0,'data':{'failed_user_reasons':{}}}",
                "{'code':0,'failed_user_reasons':0}",
                "{'code':0,'data':{'failed_user_reasons':['ou_1']}}",
                "{'code':0,'data':{'failed_user_reasons':[['ou_1']]}}",
            })
    void dataOfUndocumentedTypeProveNothing(String json) {
        PlatformResponse<List<FailedUser>> response = read(json);

        assertThat(response.code()).isNull();
        assertThat(response.data()).isNull();
        assertThat(response.message()).startsWith("The data are not of the documented type: {\"code\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'text'", "[]", "{}", "null", "{'failed_user_reasons':'x'}"})
    void dataOfErrorResponseAreIgnored(String data) {
        assertThat(read("{'code':230001,'msg':'param is invalid','data':" + data + "}"))
                .isEqualTo(PlatformResponse.error(200, 230001, "param is invalid", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'0'", "0.0", "0e0", "null", "true", "[0]", "{'code':0}", "4294967296", "99999999999999999999999"
            })
    void onlyWholeNumberInRangeIsReadAsCode(String code) {
        PlatformResponse<List<FailedUser>> response = read("{'code':" + code + ",'msg':'success','data':{}}");

        assertThat(response.code()).isNull();
        assertThat(response.data()).isNull();
        assertThat(response.message()).contains("success");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'msg':'success'}",
                "{'data':{'code':0}}",
                "[{'code':0}]",
                "0",
                "null",
                "'code'",
                "{'code':0",
                "{'code':0,'data':{'failed_user_reasons':[{'user_id':'ou_",
                "{'code':0}}",
                "{'code':0} {'code':0}",
                "{'code':0}<html>",
                "{'code':0,}",
                "{code:0}",
                "{'code':00}",
                "// {'code':0}",
                "{'code':0,'code':230001}",
                "{'code':0,'data':{'x':1,'x':2}}",
                "<html><body>502 Bad Gateway</body></html>",
                "\u0000\u0001",
            })
    void bodyOtherThanOneObjectWithCodeProvesNothing(String body) {
        PlatformResponse<List<FailedUser>> response = read(body);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isNull();
        assertThat(response.data()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n\t "})
    void blankBodyIsReportedAsEmpty(String body) {
        assertThat(read(body).message()).isEqualTo("The body is empty");
    }

    @Test
    void endlessNestingProvesNothing() {
        String deep = "[".repeat(100_000);

        assertThat(read("{'code':0,'new':" + deep).code()).isNull();
        assertThat(read("{'code':0,'new':" + "[".repeat(100) + "]".repeat(100) + "}")
                        .code())
                .isNull();
        assertThat(read("{'code':0,'new':" + "[".repeat(50) + "]".repeat(50) + "}")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00FF", "\u00C0\u0080", "\u00ED\u00A0\u0080", "\u00F5\u0080\u0080\u0080", "\u00E2\u0080"})
    void invalidUtf8ProvesNothing(String bytes) {
        String json = "{\"code\":0,\"" + bytes + "\":1}";

        assertThat(read(json.getBytes(ISO_8859_1), new DefaultHttpHeaders()).code())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void encodingOtherThanUtf8ProvesNothing(String encoding) {
        byte[] bytes = "{\"code\":0}".getBytes(Charset.forName(encoding));

        assertThat(read(bytes, new DefaultHttpHeaders()).code()).isNull();
    }

    @Test
    void messageContainsShortExcerptOfUnreadableBody() {
        PlatformResponse<List<FailedUser>> response =
                read("<html>\r\n\t<h1>Bad\u0007\u2028\u202E Gateway</h1>" + "x".repeat(500));

        assertThat(response.message())
                .startsWith("<html> <h1>Bad Gateway</h1>xxx")
                .hasSize(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            own | gateway | {'code':0,'log_id':'body'}                    | own
            -   | gateway | {'code':0,'log_id':'body'}                    | gateway
            ''  | gateway | {'code':0}                                    | gateway
            -   | -       | {'code':1,'error':{'log_id':'error'}}         | error
            -   | -       | {'code':1,'error':{'logid':'error'}}          | error
            -   | -       | {'code':1,'log_id':'top'}                     | top
            -   | -       | {'code':1,'log_id':'top','error':{'log_id':'error'}} | error
            -   | -       | {'code':1,'error':{'log_id':'error'},'log_id':'top'} | error
            -   | -       | {'code':1,'error':{'log_id':null},'log_id':'top'}    | top
            -   | -       | {'code':1,'error':'x'}                        | -
            own | -       | not json                                      | own
            """)
    void logIdIsReadFromHeaderErrorOrBody(
            @Nullable String own, @Nullable String gateway, String body, @Nullable String expected) {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        if (own != null) {
            headers.set("X-Tt-Logid", own);
        }
        if (gateway != null) {
            headers.set("X-Request-Id", gateway);
        }

        assertThat(read(body.replace('\'', '"').getBytes(UTF_8), headers).logId())
                .isEqualTo(expected);
    }

    private static PlatformResponse<List<FailedUser>> read(String json) {
        return read(json.replace('\'', '"').getBytes(UTF_8), new DefaultHttpHeaders());
    }

    private static PlatformResponse<List<FailedUser>> read(byte[] bytes, DefaultHttpHeaders headers) {
        ResponseBody body = new ResponseBody(1024 * 1024);
        body.add(Unpooled.wrappedBuffer(bytes));
        return ResponseReader.read(new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN), 200, headers, body);
    }
}
