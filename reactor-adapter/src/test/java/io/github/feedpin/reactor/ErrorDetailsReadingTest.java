package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for reading the {@code error} object of a response. */
class ErrorDetailsReadingTest {

    @Test
    void allDocumentedFieldsAreRead() {
        PlatformResponse<List<FailedUser>> response = read("""
                {'code':99991672,'msg':'Access denied','error':{
                  'log_id':'log-1',
                  'troubleshooter':'look at https://x/1',
                  'permission_violations':[
                    {'type':'action_scope_required','subject':'im:a','description':'send'},
                    {'type':'action_scope_required','subject':'im:b'}],
                  'field_violations':[{'field':'user_ids','value':'51','description':'the max len is 50'}],
                  'helps':[{'url':'https://x/2','description':'ask for it'}]}}""");

        assertThat(response.details())
                .isEqualTo(new ErrorDetails(
                        List.of(
                                new PermissionViolation("action_scope_required", "im:a", "send"),
                                new PermissionViolation("action_scope_required", "im:b", "")),
                        List.of(new FieldViolation("user_ids", "51", "the max len is 50")),
                        List.of(new HelpLink("https://x/2", "ask for it")),
                        "look at https://x/1"));
        assertThat(response.logId()).isEqualTo("log-1");
    }

    @Test
    void scopeInOlderFormIsReadAsSubjectAndItsUrlAsHelp() {
        ErrorDetails details = details("{'permission_violations':[{'scope':'im:a','url':'https://x'},"
                + "{'scope':'im:b','url':'https://x'},{'scope':'old','subject':'new'}]}");

        assertThat(details.permissionViolations())
                .extracting(PermissionViolation::subject)
                .containsExactly("im:a", "im:b", "new");
        assertThat(details.helps()).containsExactly(new HelpLink("https://x", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "'text'",
                "17",
                "true",
                "[]",
                "[{'helps':[{'url':'https://x'}]}]",
                "{}",
                "{'permission_violations':null,'field_violations':null,'helps':null,'troubleshooter':null}",
                "{'permission_violations':'x','field_violations':{'field':'x'},'helps':7,'troubleshooter':['x']}",
                "{'permission_violations':[null,'x',1,[{'subject':'x'}],{}],'helps':[{'description':'no url'}]}",
                "{'permission_violations':[{'subject':null,'type':{'a':[1]}}],'field_violations':[{'field':[]}]}",
                "{'field_violations':[{'unknown':'x','more':{'field':'y'}}],'new':[{'a':{}}]}",
                "{'permission_violations':[{'subject':' '}],'helps':[{'url':''}],'troubleshooter':' '}",
            })
    void undocumentedValuesAreSkipped(String error) {
        PlatformResponse<List<FailedUser>> response =
                read("{'code':230001,'error':" + error + ",'msg':'param is invalid'}");

        assertThat(response).isEqualTo(PlatformResponse.error(200, 230001, "param is invalid", null));
    }

    @Test
    void entriesAfterSkippedOnesAreRead() {
        ErrorDetails details = details("{'field_violations':['x',{'field':'a'},null,{},{'field':7,'new':[{}]}],"
                + "'helps':[[],{'url':'https://x'}]}");

        assertThat(details.fieldViolations())
                .containsExactly(new FieldViolation("a", "", ""), new FieldViolation("7", "", ""));
        assertThat(details.helps()).containsExactly(new HelpLink("https://x", ""));
    }

    @Test
    void hugeListEndsWithNumberOfOmittedEntries() {
        String entries = String.join(",", Collections.nCopies(5_000, "{'subject':'im:a','url':'https://x'}"));
        String fields = String.join(",", Collections.nCopies(5_000, "{'field':'a'}"));

        ErrorDetails details = details("{'permission_violations':[" + entries + "],'field_violations':[" + fields
                + "],'helps':[{'url':'https://y'}]}");

        assertThat(details.permissionViolations())
                .hasSize(ErrorDetails.MOST_ENTRIES)
                .endsWith(new PermissionViolation("", "", "and 4981 more"));
        assertThat(details.fieldViolations())
                .hasSize(ErrorDetails.MOST_ENTRIES)
                .endsWith(new FieldViolation("", "", "and 4981 more"));
        assertThat(details.helps()).extracting(HelpLink::url).containsExactly("https://x", "https://y");
    }

    @Test
    void helpsWithoutLinkAreNotCounted() {
        String entries = String.join(",", Collections.nCopies(100, "{'description':'no url'},{'url':'ftp://x'}"));

        assertThat(details("{'helps':[" + entries + "]}").isEmpty()).isTrue();
    }

    @Test
    void textsAreShortenedToLinesWithoutControlCharacters() {
        ErrorDetails details = details("{'troubleshooter':'a\\u0000b\\r\\n\\u202Ec','field_violations':[{'field':'"
                + "x".repeat(100_000) + "'}]}");

        assertThat(details.troubleshooter()).isEqualTo("ab c");
        assertThat(details.fieldViolations().get(0).field()).hasSize(300).endsWith("x…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0,'error':{'troubleshooter':'x'}}",
                "{'error':{'troubleshooter':'x'}}",
                "{'code':'1','error':{'troubleshooter':'x'}}",
                "{'code':1,'error':{'troubleshooter':'x'}} and more",
            })
    void responseWithoutProvenErrorHasNoDetails(String body) {
        assertThat(read(body).details()).isEqualTo(ErrorDetails.none());
    }

    private static ErrorDetails details(String error) {
        return read("{'code':1,'error':" + error + "}").details();
    }

    private static PlatformResponse<List<FailedUser>> read(String json) {
        ResponseBody body = new ResponseBody(1024 * 1024);
        body.add(Unpooled.wrappedBuffer(json.replace('\'', '"').getBytes(UTF_8)));
        return ResponseReader.read(new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN), 200, new DefaultHttpHeaders(), body);
    }
}
