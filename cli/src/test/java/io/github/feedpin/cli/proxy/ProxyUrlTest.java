package io.github.feedpin.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy:3128, http://proxy:3128",
        "proxy.example.com:3128, http://proxy.example.com:3128",
        "HTTP://Proxy/, http://proxy:80",
        "socks5://proxy, socks5://proxy:1080",
        "socks5h://proxy:1, socks5://proxy:1",
        "socks://127.0.0.1, socks5://127.0.0.1:1080",
        "socks4a://proxy, socks4://proxy:1080",
        "http://[2001:DB8::1]:3128, http://[2001:db8::1]:3128",
        "[::1]:3128, http://[::1]:3128",
        "http://user:secret@proxy:3128, http://proxy:3128",
    })
    void proxyUrlIsPrintedWithoutCredentials(String url, String shown) {
        assertThat(ProxyUrl.parse(url)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://us%20er:p%40ss%3Aw%2F%C3%B6rd@h, us er, p@ss:w/örd",
                "http://u:p@ss@h:1, u, p@ss",
                "http://u:a:b/c#d?e@h, u, a:b/c#d?e",
                "http://u+v:+@h, u+v, +",
                "u:p@h:3128, u, p",
                "http://u:@h, u, ``",
                "http://u@h, u, ``",
            })
    void proxyCredentialsAreDecoded(String url, String username, String password) {
        ProxyServer server = ProxyUrl.parse(url);

        assertThat(server.username()).isEqualTo(username);
        assertThat(server.password()).isEqualTo(password);
    }

    @Test
    void proxyUrlWithoutLoginHasNoCredentials() {
        @Nullable String username = ProxyUrl.parse("http://h:1").username();
        assertThat(username).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://u:geheim@, has an invalid host",
                "http://u:geheim@:3128, has an invalid host",
                "http://u:geheim@ho st:3128, has an invalid host",
                "http://u:geheim@[::g]:3128, has an invalid host",
                "http://u:geheim@h:0, has an invalid port",
                "http://u:geheim@h:65536, has an invalid port",
                "http://u:geheim@h:port, is not a proxy URL",
                "http://u:geheim@h:1/path, is not a proxy URL",
                "http://u:geheim@2001:db8::1, is not a proxy URL",
                "https://u:geheim@h:1, requires TLS to the proxy",
                "ftp://u:geheim@h:1, has an unsupported scheme",
                "http://u:geheim%@h:1, has a % in its user name or password",
                "http://u:geheim%zz@h:1, has a % in its user name or password",
                "http://u:geheim%FF@h:1, has a user name or password that is not UTF-8",
                "http://u:geheim%0d%0aX@h:1, has a control character in its user name or password",
            })
    void malformedProxyUrlIsRejectedWithoutQuotingThePassword(String url, String message) {
        assertThatThrownBy(() -> ProxyUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("geheim")
                .hasNoCause();
    }
}
