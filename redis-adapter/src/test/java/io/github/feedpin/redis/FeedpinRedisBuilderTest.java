package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisURI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedpinRedisBuilderTest {

    private final FeedpinRedisBuilder builder = FeedpinRedis.builder(RedisURI.create("localhost", 1));

    @ParameterizedTest
    @ValueSource(strings = {"{feedpin}", "feed{pin", "feed}pin", "feed\n{"})
    void keyPrefixWithABraceIsRejected(String prefix) {
        assertThatThrownBy(() -> builder.keyPrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The key prefix must not contain a brace");
    }

    @Test
    void atLeastOneAddressIsRequired() {
        assertThatThrownBy(() -> FeedpinRedis.builder(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least one address of Redis is required");
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without null checks passes.
    void missingAddressesAreNamed() {
        assertThatThrownBy(() -> FeedpinRedis.builder((List<RedisURI>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("nodes");
    }

    @Test
    @SuppressWarnings("NullAway") // What a caller without null checks passes.
    void missingEncryptionKeyIsNamed() {
        assertThatThrownBy(() -> builder.encryptionKey(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("key");
    }
}
