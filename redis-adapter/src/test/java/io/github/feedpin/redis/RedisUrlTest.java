package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

    private static final String SECRET = "s3cr3t";
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private static RedisURI node(RedisUrl url) {
        assertThat(url.nodes()).hasSize(1);
        return url.nodes().get(0);
    }

    private static RedisCredentials credentials(RedisURI uri) {
        return Objects.requireNonNull(
                uri.getCredentialsProvider().resolveCredentials().block(AT_MOST));
    }

    private static @Nullable String user(RedisURI uri) {
        return credentials(uri).getUsername();
    }

    private static String password(RedisURI uri) {
        char @Nullable [] password = credentials(uri).getPassword();
        return password == null ? "" : String.valueOf(password);
    }

    @ParameterizedTest
    @CsvSource({
        "redis://redis.example.com,          redis.example.com, 6379, false, 0",
        "redis://my_redis:6380/,             my_redis,          6380, false, 0",
        "' REDISS://127.0.0.1:6380/3 ',      127.0.0.1,         6380, true,  3",
        "redis://[::1]:7000,                 ::1,               7000, false, 0",
        "rediss://:pw@[2001:db8::1]/15,      2001:db8::1,       6379, true,  15",
    })
    void serverIsParsed(String url, String host, int port, boolean tls, int database) {
        assertThat(node(RedisUrl.parse(url))).satisfies(uri -> {
            assertThat(uri.getHost()).isEqualTo(host);
            assertThat(uri.getPort()).isEqualTo(port);
            assertThat(uri.isSsl()).isEqualTo(tls);
            assertThat(uri.isVerifyPeer()).isTrue();
            assertThat(uri.getDatabase()).isEqualTo(database);
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "redis://host,                      none,     ''",
                "redis://@host,                     none,     ''",
                "redis://:@host,                    none,     ''",
                "redis://:s3cr3t@host,              none,     s3cr3t",
                "redis://feedpin:s3cr3t@host,       feedpin,  s3cr3t",
                "redis://feed%40pin:p%40s%3As%2f@h, feed@pin, p@s:s/",
                "redis://feedpin:a:b+c%25@host,     feedpin,  a:b+c%",
                "'redis://feedpin:a,b@host',        feedpin,  'a,b'",
                "redis://feedpin:%E5%AF%86@host,    feedpin,  密",
            })
    void userAndPasswordAreDecoded(String url, @Nullable String user, String password) {
        RedisURI node = node(RedisUrl.parse(url));

        assertThat(user(node)).isEqualTo(user);
        assertThat(password(node)).isEqualTo(password);
        assertThat(RedisUrl.parse(url).hasPassword()).isEqualTo(!password.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis://feed%40pin@host", "redis://feed%40pin:@host"})
    void userWithoutPasswordNeedsOne(String url) {
        RedisUrl parsed = RedisUrl.parse(url);

        assertThat(parsed.hasUser()).isTrue();
        assertThat(parsed.hasPassword()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(parsed::nodes)
                .withMessageStartingWith("The URL of Redis has a user name but no password");
        assertThat(user(node(parsed.withPassword(SECRET)))).isEqualTo("feed@pin");
        assertThat(password(node(parsed.withPassword(SECRET)))).isEqualTo(SECRET);
    }

    @Test
    void otherPasswordIsNotDecoded() {
        RedisURI node = node(RedisUrl.parse("redis://host").withPassword("50%40"));

        assertThat(user(node)).isNull();
        assertThat(password(node)).isEqualTo("50%40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rediss://:pw@a:7000,b:7001,c", "rediss://:pw@a:7000,REDISS://:pw@b:7001,rediss://:pw@c"})
    void nodesOfAClusterAreParsed(String url) {
        assertThat(RedisUrl.parse(url).nodes())
                .extracting(RedisURI::getHost, RedisURI::getPort, RedisURI::isSsl, RedisUrlTest::password)
                .containsExactly(
                        tuple("a", 7000, true, "pw"), tuple("b", 7001, true, "pw"), tuple("c", 6379, true, "pw"));
    }

    @ParameterizedTest
    @CsvSource({"redis-sentinel, false", "rediss-sentinel, true"})
    void sentinelsAreParsedAsOneAddress(String scheme, boolean tls) {
        RedisURI node = node(RedisUrl.parse(scheme + "://user:pw@a,[::1]:26380/2#primary"));

        assertThat(node.getSentinelMasterId()).isEqualTo("primary");
        assertThat(node.getDatabase()).isEqualTo(2);
        assertThat(node.isSsl()).isEqualTo(tls);
        assertThat(user(node)).isEqualTo("user");
        assertThat(password(node)).isEqualTo("pw");
        assertThat(node.getSentinels())
                .extracting(RedisURI::getHost, RedisURI::getPort, RedisURI::isSsl, RedisUrlTest::password)
                .containsExactly(tuple("a", 26379, tls, ""), tuple("::1", 26380, tls, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:pw@host/1",
                "rediss://:pw@host:6380",
                "redis-sentinel://:pw@a,b:26380/2#primary",
                "rediss-sentinel://a,b#primary",
            })
    void addressEqualsThatOfLettuce(String url) {
        assertThat(node(RedisUrl.parse(url))).isEqualTo(RedisURI.create(url));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | must be like redis://host:6379",
                "s3cr3t@host:6379                      | must be like redis://host:6379",
                "redis://                              | must be like",
                "redis://:s3cr3t@                      | must be like",
                "redis://a b                           | must be like",
                "redis://:s3cr3t@host/x                | must be like",
                "redis://:s3cr3t@host:port             | must be like",
                "redis://:s3/cr3t@host                 | must be like",
                "redis://:s3@cr3t@host                 | must be like",
                "redis://:s3#cr3t@host                 | must be like",
                "redis://s3#cr3t@host                  | must be like",
                "redis://u@a,v@b                       | must be like",
                "redis://a,,b                          | must be like",
                "redis://a,                            | must be like",
                "redis://[::1                          | must be like",
                "redis://:s3cr3t@host?timeout=1s       | contains a question mark",
                "redis://:s3?cr3t@host                 | contains a question mark",
                "redis://:s3cr3t@host:0                | has an invalid port",
                "redis://:s3cr3t@host:70000            | has an invalid port",
                "http://:s3cr3t@host                   | has an unsupported scheme",
                "redis://:s3cr3t@host#primary          | has the name of a primary",
                "redis-sentinel://:s3cr3t@host         | needs the name of the primary",
                "redis://:s3cr3t@a,redis://:s3cr3t2@b  | has parts with different",
                "redis://:s3cr3t@a,redis://b           | has parts with different",
                "redis://a/1,redis://b                 | has parts with different",
                "redis://a,rediss://b                  | has parts with different",
                "redis://s3cr3t%zz@host                | has a % in its user name or password",
                "redis://user:s3cr3t%4@host            | has a % in its user name or password",
            })
    void invalidUrlIsRejectedAndNotQuoted(String url, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisUrl.parse(url))
                .withMessageStartingWith("The URL of Redis " + problem)
                .withMessageNotContaining(SECRET)
                .withMessageNotContaining("cr3t")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://app:s3cr3t@one:7000,[::1]               | one:7000, [::1]:6379",
                "redis-sentinel://app:s3cr3t@one,two:26380#primary | primary of one:26379, two:26380",
            })
    void textShowsNeitherUserNorPassword(String url, String text) {
        assertThat(RedisUrl.parse(url)).hasToString(text);
    }
}
