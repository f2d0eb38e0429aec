package io.github.feedpin.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisFailureTest {

    /** Errors of Redis 6.2, 7 and 8. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            OOM command not allowed ; OOM command not allowed
            NOPERM this user has no permissions to run the 'evalsha' command ; \
                NOPERM this user has no permissions to run the 'evalsha' command
            NOPERM The user executing the script can't run this command or subcommand ; \
                NOPERM The user executing the script can't run this command or subcommand
            NOPERM User bob has no permissions to run the 'evalsha' command ; \
                NOPERM the user has no permissions to run the 'evalsha' command
            NOPERM User bob has no permissions to access the 'feedpin:{h|cli_a}:quota' key ; \
                NOPERM the user has no permissions to access a key
            ERR ACL failure in script: User bob has no permissions to run the 'hset' command ; \
                ERR ACL failure in script: the user has no permissions to run the 'hset' command
            ERR unknown command 'EVALSHA', with args beginning with: '9f' '1' 'feedpin:{h|cli_a}' ; \
                ERR unknown command 'EVALSHA'
            MOVED 3999 10.0.0.7:6381 ; it was redirected too often
            ASK 3999 10.0.0.7:6381 ; it was redirected too often
            """)
    void errorIsNamedWithoutUsersKeysAndAddresses(String error, String description) {
        RedisCommandExecutionException failure = new RedisCommandExecutionException(error);
        assertThat(RedisFailure.describe(failure)).isEqualTo("Redis rejected the command: " + description);
        assertThat(RedisFailure.describe(new RedisConnectionException("redis://10.0.0.7", failure)))
                .isEqualTo("Redis rejected the connection: " + description);
    }

    @ParameterizedTest
    @CsvSource({
        "No subject alternative DNS name matching redis.example.com found.",
        "No subject alternative names matching IP address 10.0.0.7 found",
        "No name matching redis.example.com found"
    })
    void errorOfTlsIsNamedWithoutTheAddress(String error) {
        assertThat(RedisFailure.describe(
                        new RedisConnectionException("redis://10.0.0.7", new SSLHandshakeException(error))))
                .startsWith("TLS with Redis failed: No ")
                .contains("matching the address found")
                .doesNotContain("10.0.0.7")
                .doesNotContain("example.com");
    }

    @Test
    void unreachableRedisIsNamedWithoutItsAddress() {
        assertThat(RedisFailure.describe(new RedisConnectionException("Unable to connect to 10.0.0.7:6379")))
                .isEqualTo("Redis cannot be reached");
    }
}
