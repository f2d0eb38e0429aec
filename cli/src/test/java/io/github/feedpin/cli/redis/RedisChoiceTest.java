package io.github.feedpin.cli.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisChoiceTest {

    private static final String SECRET = "pa55word";

    private static RedisChoice at(String url, Map<String, String> environment) {
        return RedisChoice.at(url, "feedpin", 0, environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://user:" + SECRET + "@host",
                "redis://:" + SECRET + "@host",
                "redis://:" + SECRET + "@a,redis://:" + SECRET + "@b",
                "redis-sentinel://:" + SECRET + "@a,b#primary",
            })
    void passwordInTheUrlIsRejectedAndNotQuoted(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(url, Map.of(RedisChoice.PASSWORD, SECRET)))
                .withMessageContaining("--redis contains a password")
                .withMessageContaining("FEEDPIN_REDIS_PASSWORD")
                .withMessageNotContaining(SECRET);
    }

    @Test
    void invalidUrlIsRejectedWithTheNameOfTheOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("redis://:" + SECRET + "@host:0", Map.of()))
                .withMessage("--redis has an invalid port");
    }

    @Test
    void userWithoutPasswordIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("redis://user@host", Map.of()))
                .withMessageContaining("--redis has a user name, but FEEDPIN_REDIS_PASSWORD is not set");
    }

    @Test
    void choiceDoesNotShowThePassword() {
        assertThat(at("redis://user@host", Map.of(RedisChoice.PASSWORD, SECRET)))
                .hasToString("Redis");
    }
}
