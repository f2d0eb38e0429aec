package io.github.feedpin.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectionTest {

    private static final RedisURI FROM = RedisURI.Builder.redis("10.0.0.1", 6379)
            .withSsl(true)
            .withAuthentication("feedpin", "secret".toCharArray())
            .build();

    @ParameterizedTest
    @CsvSource({
        "MOVED 3999 10.0.0.7:6381, 10.0.0.7, 6381, false",
        "ASK 3999 10.0.0.7:6381, 10.0.0.7, 6381, true",
        "MOVED 3999 fe80::1:6381, fe80::1, 6381, false",
        "MOVED 3999 :6381, 10.0.0.1, 6381, false",
        "MOVED 3999 ?:6381, 10.0.0.1, 6381, false"
    })
    void namedNodeIsUsedWithTheSettingsOfTheOther(String error, String host, int port, boolean asking) {
        RedisCommandExecutionException failure = new RedisCommandExecutionException(error);
        assertThat(Redirection.of(new CompletionException(failure), FROM)).hasValueSatisfying(node -> {
            assertThat(node.address().getHost()).isEqualTo(host);
            assertThat(node.address().getPort()).isEqualTo(port);
            assertThat(node.address().isSsl()).isTrue();
            assertThat(node.address().getCredentialsProvider()).isSameAs(FROM.getCredentialsProvider());
            assertThat(node.asking()).isEqualTo(asking);
        });
    }

    @Test
    void otherFailuresNameNoNode() {
        assertThat(Redirection.of(new RedisCommandExecutionException("READONLY"), FROM))
                .isEmpty();
        assertThat(Redirection.of(new IllegalStateException("MOVED 3999 10.0.0.7:6381"), FROM))
                .isEmpty();
    }
}
