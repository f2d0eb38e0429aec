package io.github.feedpin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformEndpointTest {

    @ParameterizedTest
    @CsvSource({
        "SET_TIME_SENSITIVE, PATCH, /open-apis/im/v2/feed_cards/bot_time_sentive",
        "TENANT_ACCESS_TOKEN, POST, /open-apis/auth/v3/tenant_access_token/internal"
    })
    void textOfAnEndpointIsItsMethodAndPath(PlatformEndpoint endpoint, String method, String path) {
        assertThat(endpoint.method()).isEqualTo(method);
        assertThat(endpoint.path()).isEqualTo(path);
        assertThat(endpoint).hasToString(method + " " + path);
    }
}
