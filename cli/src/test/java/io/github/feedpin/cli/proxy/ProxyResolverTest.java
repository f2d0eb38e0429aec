package io.github.feedpin.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.platform.BaseUrl;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyResolverTest {

    private static final BaseUrl PLAIN = BaseUrl.of("http://platform.example.com:8080");

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @Test
    void whenNothingIsSetConnectionsAreDirect() {
        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("direct");
    }

    @Test
    void eachUrlSchemeHasItsOwnProxyVariable() {
        environment.putAll(Map.of("HTTPS_PROXY", "http://a:1", "http_proxy", "http://b:2"));

        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("http://a:1, from HTTPS_PROXY");
        assertThat(proxyOf(PLAIN)).isEqualTo("http://b:2, from http_proxy");
    }

    @Test
    void lowerCaseProxyVariableTakesPrecedence() {
        environment.putAll(Map.of("HTTPS_PROXY", "http://a:1", "https_proxy", "http://b:2"));

        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("http://b:2, from https_proxy");
    }

    @Test
    void whenTheSchemeHasNoVariableAllProxyIsUsed() {
        environment.putAll(Map.of("HTTP_PROXY", "http://a:1", "ALL_PROXY", "socks5://b:2"));

        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("socks5://b:2, from ALL_PROXY");
        assertThat(proxyOf(PLAIN)).isEqualTo("http://a:1, from HTTP_PROXY");
    }

    @Test
    void whenAVariableIsEmptyItIsNotSet() {
        environment.putAll(Map.of("https_proxy", "", "HTTPS_PROXY", " ", "all_proxy", "http://a:1"));

        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("http://a:1, from all_proxy");
    }

    @Test
    void underCgiUpperCaseHttpProxyIsIgnored() {
        environment.putAll(Map.of("REQUEST_METHOD", "GET", "HTTP_PROXY", "http://evil:1"));
        assertThat(proxyOf(PLAIN)).isEqualTo("direct");

        environment.put("http_proxy", "http://a:1");
        assertThat(proxyOf(PLAIN)).isEqualTo("http://a:1, from http_proxy");
    }

    @Test
    void whenNoProxyListsTheHostConnectionsAreDirect() {
        environment.putAll(Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", "feishu.cn"));
        properties.put("https.proxyHost", "b");

        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("direct");
        assertThat(proxyOf(BaseUrl.LARK)).isEqualTo("http://a:1, from HTTPS_PROXY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://127.0.0.1:1",
                "http://127.9.9.9",
                "http://[::1]:1",
                "http://a.localhost",
                "http://[::ffff:127.0.0.1]",
                "http://0.0.0.0:1",
                "http://LOCALHOST",
            })
    void whenThePlatformIsOnLoopbackConnectionsAreDirect(String url) {
        environment.put("ALL_PROXY", "http://a:1");
        properties.putAll(Map.of("http.proxyHost", "b", "socksProxyHost", "c"));

        assertThat(proxyOf(BaseUrl.of(url))).isEqualTo("direct");
    }

    @Test
    void whenNoVariableIsSetSystemPropertiesAreUsed() {
        properties.putAll(Map.of("https.proxyHost", "a", "https.proxyPort", "8443", "http.proxyHost", "b"));

        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("http://a:8443, from -Dhttps.proxyHost");
        assertThat(proxyOf(PLAIN)).isEqualTo("http://b:80, from -Dhttp.proxyHost");

        environment.put("ALL_PROXY", "http://c:1");
        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("http://c:1, from ALL_PROXY");
    }

    @Test
    void whenNonProxyHostsListTheHostConnectionsAreDirect() {
        properties.putAll(Map.of("https.proxyHost", "a", "http.nonProxyHosts", "*.feishu.cn|other"));

        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("direct");
        assertThat(proxyOf(BaseUrl.LARK)).startsWith("http://a:443");
    }

    @Test
    void whenOnlySocksIsSetItIsUsed() {
        properties.putAll(Map.of("socksProxyHost", "2001:db8::1", "java.net.socks.username", "u"));
        assertThat(proxyOf(BaseUrl.FEISHU)).isEqualTo("socks5://[2001:db8::1]:1080, from -DsocksProxyHost");

        properties.put("socksProxyVersion", "4");
        assertThat(proxyOf(BaseUrl.FEISHU)).startsWith("socks4://");
    }

    @Test
    void malformedProxySettingIsNamedWithoutQuotingThePassword() {
        environment.put("HTTPS_PROXY", "http://u:geheim@h:0");
        assertThatThrownBy(() -> proxyOf(BaseUrl.FEISHU)).hasMessage("HTTPS_PROXY has an invalid port");

        environment.clear();
        properties.putAll(Map.of("https.proxyHost", "h", "https.proxyPort", "many"));
        assertThatThrownBy(() -> proxyOf(BaseUrl.FEISHU)).hasMessageStartingWith("-Dhttps.proxyHost ");
    }

    @Test
    void proxySettingForAnotherSchemeIsNotValidated() {
        environment.put("HTTPS_PROXY", "nonsense://");

        assertThat(proxyOf(PLAIN)).isEqualTo("direct");
    }

    @Test
    void toStringContainsNoCredentials() {
        environment.put("HTTPS_PROXY", "http://user:geheim@h:1");
        ProxyResolver resolver = new ProxyResolver(environment, properties);

        assertThat(resolver + " " + resolver.resolve(BaseUrl.FEISHU)).doesNotContain("geheim", "user");
    }

    private String proxyOf(BaseUrl baseUrl) {
        return new ProxyResolver(environment, properties).resolve(baseUrl).toString();
    }
}
