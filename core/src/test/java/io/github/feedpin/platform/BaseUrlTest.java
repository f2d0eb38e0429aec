package io.github.feedpin.platform;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"feishu", "Feishu", "FEISHU", " feishu\n"})
    void feishuIsFoundByName(String name) {
        assertThat(BaseUrl.of(name)).isEqualTo(BaseUrl.FEISHU).hasToString("https://open.feishu.cn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lark", "Lark", "LARK", " lark\n"})
    void larkIsFoundByName(String name) {
        assertThat(BaseUrl.of(name)).isEqualTo(BaseUrl.LARK).hasToString("https://open.larksuite.com");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://open.feishu.cn          | https://open.feishu.cn
                    https://open.feishu.cn/         | https://open.feishu.cn
                    https://open.feishu.cn///       | https://open.feishu.cn
                    '  https://open.feishu.cn/  '   | https://open.feishu.cn
                    HTTPS://open.feishu.cn          | https://open.feishu.cn
                    https://Open.Feishu.CN          | https://open.feishu.cn
                    https://open.feishu.cn:443      | https://open.feishu.cn
                    https://open.feishu.cn:         | https://open.feishu.cn
                    https://open.feishu.cn:443/Lark | https://open.feishu.cn/Lark
                    https://open.feishu.cn:80       | https://open.feishu.cn:80
                    http://localhost:80/            | http://localhost
                    http://localhost:443            | http://localhost:443
                    http://[2001:DB8::1]:80         | http://[2001:db8::1]
                    http://localhost:8080           | http://localhost:8080
                    http://localhost:8080/          | http://localhost:8080
                    http://host:65535               | http://host:65535
                    https://corp.example/lark       | https://corp.example/lark
                    https://corp.example/lark/      | https://corp.example/lark
                    https://corp.example/a/b//      | https://corp.example/a/b
                    https://corp.example:8443/a%20b | https://corp.example:8443/a%20b
                    http://192.0.2.1                | http://192.0.2.1
                    http://[2001:db8::1]            | http://[2001:db8::1]
                    Http://[::1]:9000/lark/         | http://[::1]:9000/lark
                    """)
    void eachSpellingOfABaseUrlIsTheSame(String text, String url) {
        assertThat(BaseUrl.of(text)).hasToString(url);
        assertThat(BaseUrl.of(text)).isEqualTo(BaseUrl.of(url));
    }

    @Test
    void baseUrlOfAUriEqualsThatOfItsText() {
        assertThat(new BaseUrl(URI.create("HTTPS://open.feishu.cn/"))).isEqualTo(BaseUrl.FEISHU);
    }

    @ParameterizedTest
    @CsvSource({"https://OPEN.feishu.cn", "HTTPS://Open.Feishu.CN/"})
    void hostsThatDifferInCaseOnlyAreEqual(String text) {
        assertThat(BaseUrl.of(text)).isEqualTo(BaseUrl.FEISHU).hasSameHashCodeAs(BaseUrl.FEISHU);
    }

    @ParameterizedTest
    @CsvSource({
        "https://open.feishu.cn, http://open.feishu.cn",
        "https://open.feishu.cn, https://open.larksuite.com",
        "https://open.feishu.cn, https://open.feishu.cn:8443",
        "https://open.feishu.cn, https://open.feishu.cn/lark"
    })
    void differentUrlsAreNotEqual(String one, String other) {
        assertThat(BaseUrl.of(one)).isNotEqualTo(BaseUrl.of(other));
    }

    @Test
    void urlOfAnEndpointStartsWithTheBaseUrl() {
        assertThat(BaseUrl.FEISHU.urlOf(SET_TIME_SENSITIVE))
                .isEqualTo("https://open.feishu.cn/open-apis/im/v2/feed_cards/bot_time_sentive");
        assertThat(BaseUrl.of("http://[::1]:9000/lark/").urlOf(TENANT_ACCESS_TOKEN))
                .isEqualTo("http://[::1]:9000/lark/open-apis/auth/v3/tenant_access_token/internal");
    }
}
