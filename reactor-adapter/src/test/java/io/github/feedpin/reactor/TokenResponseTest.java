package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenResponseTest {

    @Test
    void tokenAndExpiryAreReadAmongOtherFields() {
        assertThat(read("{'expire':7140,'app_access_token':'t-b','tenant_access_token':'t-a','x':[{}],'code':0}"))
                .isEqualTo(new PlatformResponse<>(
                        200, 0, "", new GrantedToken(new AccessToken("t-a"), Duration.ofSeconds(7140)), null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'expire':7200",
                "'tenant_access_token':null,'expire':7200",
                "'tenant_access_token':'','expire':7200",
                "'tenant_access_token':'  ','expire':7200",
                "'tenant_access_token':'t a','expire':7200",
                "'tenant_access_token':'t\\r\\nX: y','expire':7200",
                "'tenant_access_token':123,'expire':7200",
                "'tenant_access_token':{'a':1},'expire':7200",
                "'tenant_access_token':'t-a'",
                "'tenant_access_token':'t-a','expire':null",
                "'tenant_access_token':'t-a','expire':0",
                "'tenant_access_token':'t-a','expire':-1",
                "'tenant_access_token':'t-a','expire':'7200'",
                "'tenant_access_token':'t-a','expire':7200.5",
                "'tenant_access_token':'t-a','expire':99999999999999999999",
                "'data':{'tenant_access_token':'t-a','expire':7200}",
            })
    void successWithoutUsableTokenHasNoData(String fields) {
        PlatformResponse<GrantedToken> response = read("{'code':0,'msg':'ok'," + fields + "}");

        assertThat(response.code()).isZero();
        assertThat(response.data()).isNull();
        assertThat(response.message()).isEqualTo("ok");
    }

    @Test
    void errorWithTokenHasNoData() {
        assertThat(read("{'code':10003,'msg':'invalid','tenant_access_token':'t-a','expire':7200}"))
                .isEqualTo(PlatformResponse.error(200, 10003, "invalid", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0,'tenant_access_token':'t-fresh','exp",
                ")]}',{'code':0,'tenant_access_token':'t-fresh'}",
                "{'code':'0','tenant_access_token':'t-fresh','expire':7200}",
                "nt_access_token':'t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT','expire':7200}",
                "t-g1044qeGEDXTB6ND",
                "<html>502 Bad Gateway</html>",
            })
    void unreadableTokenResponseIsNotShown(String body) {
        PlatformResponse<GrantedToken> response = read(body);

        assertThat(response.code()).isNull();
        assertThat(response.message())
                .isEqualTo("The body is not shown because it may contain a token: " + body.length()
                        + " bytes of an unnamed type");
    }

    private static PlatformResponse<GrantedToken> read(String json) {
        ResponseBody body = new ResponseBody(1024);
        body.add(Unpooled.wrappedBuffer(json.replace('\'', '"').getBytes(UTF_8)));
        return ResponseReader.read(TokenCall.of(APP), 200, new DefaultHttpHeaders(), body);
    }
}
