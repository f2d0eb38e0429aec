package io.github.feedpin.cli.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

    private static final String SECRET = "pa55word";

    private static List<RedisURI> uris(String url) {
        return RedisUrl.parse(url).uris(SECRET);
    }

    private static RedisCredentials credentials(RedisURI uri) {
        return Objects.requireNonNull(
                uri.getCredentialsProvider().resolveCredentials().block());
    }

    @ParameterizedTest
    @CsvSource({
        "redis://redis.example.com,          redis.example.com, 6379, false, 0",
        "redis://redis.example.com:6380/,    redis.example.com, 6380, false, 0",
        "REDISS://127.0.0.1:6380/3,          127.0.0.1,         6380, true,  3",
        "redis://[::1]:7000,                 ::1,               7000, false, 0",
    })
    void serverIsParsed(String url, String host, int port, boolean tls, int database) {
        assertThat(uris(url)).singleElement().satisfies(uri -> {
            assertThat(uri.getHost()).isEqualTo(host);
            assertThat(uri.getPort()).isEqualTo(port);
            assertThat(uri.isSsl()).isEqualTo(tls);
            assertThat(uri.getDatabase()).isEqualTo(database);
            assertThat(credentials(uri).getPassword()).isEqualTo(SECRET.toCharArray());
            assertThat(credentials(uri).getUsername()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rediss://a:7000,b:7001,c", "rediss://a:7000,rediss://b:7001,rediss://c"})
    void nodesOfAClusterAreParsed(String url) {
        assertThat(uris(url))
                .extracting(uri -> uri.getHost() + ":" + uri.getPort() + ":" + uri.isSsl())
                .containsExactly("a:7000:true", "b:7001:true", "c:6379:true");
    }

    @Test
    void sentinelsAreParsedAsOneAddress() {
        assertThat(uris("redis-sentinel://a,b:26380/2#primary")).singleElement().satisfies(uri -> {
            assertThat(uri.getSentinelMasterId()).isEqualTo("primary");
            assertThat(uri.getDatabase()).isEqualTo(2);
            assertThat(uri.getSentinels())
                    .extracting(sentinel -> sentinel.getHost() + ":" + sentinel.getPort())
                    .containsExactly("a:26379", "b:26380");
            assertThat(credentials(uri).getPassword()).isEqualTo(SECRET.toCharArray());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://feed%40pin@host", "redis://feed%40pin:@host"})
    void userNameIsUsedWithThePassword(String url) {
        assertThat(credentials(uris(url).get(0)).getUsername()).isEqualTo("feed@pin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:" + SECRET + "@host",
                "redis://:" + SECRET + "@host",
                "redis://a,redis://:" + SECRET + "@b",
                "redis-sentinel://:" + SECRET + "@a,b#primary",
            })
    void passwordInTheUrlIsRejectedAndNotQuoted(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisUrl.parse(url))
                .withMessageContaining("contains a password")
                .withMessageContaining("FEEDPIN_REDIS_PASSWORD")
                .withMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "host:6379,                            is not a URL of Redis",
        "redis://,                             is not a URL of Redis",
        "redis://a b,                          is not a URL of Redis",
        "redis://host/x,                       is not a URL of Redis",
        "redis://host?timeout=1s,              is not a URL of Redis",
        "'redis://a,,b',                       is not a URL of Redis",
        "redis://host:0,                       has an invalid port",
        "redis://host:70000,                   has an invalid port",
        "http://host,                          has an unsupported scheme",
        "redis://host#primary,                 has the name of a primary",
        "redis-sentinel://host,                needs the name of the primary",
        "'redis://u@a,v@b',                    has several user names",
        "redis://a%zz@host,                    has a % in its user name",
    })
    void invalidUrlIsRejected(String url, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisUrl.parse(url))
                .withMessageStartingWith(message);
    }

    @Test
    void choiceDoesNotShowThePassword() {
        RedisChoice choice = RedisChoice.at("redis://host", "feedpin", 0, Map.of(RedisChoice.PASSWORD, SECRET));

        assertThat(choice.toString()).isEqualTo("Redis");
    }
}
