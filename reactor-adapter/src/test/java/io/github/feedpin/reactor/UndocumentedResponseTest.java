package io.github.feedpin.reactor;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Responses that are not as documented are values, and never a success. */
class UndocumentedResponseTest {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectIsReturnedAndNotFollowed(int status) {
        try (TestServer other = TestServer.responding(200, TestServer.SUCCESS);
                TestServer server = TestServer.that((request, response) -> response.status(status)
                        .header("Location", other.baseUrl().toString())
                        .sendString(Mono.just("{}")))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> client.followRedirect(true))
                    .build();

            PlatformResponse<List<FailedUser>> response = pin(platform);

            assertThat(response.status()).isEqualTo(status);
            assertThat(response.code()).isNull();
            assertThat(server.requests()).isEqualTo(1);
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void gatewayPageIsReturnedWithStatusLogIdAndExcerpt() {
        try (TestServer server = TestServer.that((request, response) -> response.status(502)
                .header("X-Request-Id", "gateway-1")
                .sendString(Mono.just("<html>502 Bad Gateway</html>")))) {
            assertThat(pin(ReactorNettyPlatform.create(server.baseUrl())))
                    .isEqualTo(
                            new PlatformResponse<>(502, null, "<html>502 Bad Gateway</html>", null, "gateway-1", null));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 500})
    void emptyBodyIsReturnedAsResponse(int status) {
        try (TestServer server =
                TestServer.that((request, response) -> response.status(status).send())) {
            assertThat(pin(ReactorNettyPlatform.create(server.baseUrl())))
                    .isEqualTo(new PlatformResponse<>(status, null, "The body is empty", null, null, null));
        }
    }

    @Test
    void truncatedJsonIsReturnedWithoutCode() {
        try (TestServer server = TestServer.responding(200, "{\"code\":0,\"data\":{")) {
            PlatformResponse<List<FailedUser>> response = pin(ReactorNettyPlatform.create(server.baseUrl()));

            assertThatThrownBy(() -> response.dataOrThrow(SET_TIME_SENSITIVE))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessageContaining("{\"code\":0,\"data\":{");
        }
    }

    @Test
    void rateLimitWithUnreadableBodyKeepsRetryAfter() {
        try (TestServer server = TestServer.that((request, response) -> response.status(429)
                .header("x-ogw-ratelimit-limit", "100")
                .header("x-ogw-ratelimit-reset", "52")
                .sendString(Mono.just("slow down")))) {
            PlatformResponse<List<FailedUser>> response = pin(ReactorNettyPlatform.create(server.baseUrl()));

            assertThat(response.retryAfter()).isEqualTo(Duration.ofSeconds(52));
            assertThatThrownBy(() -> response.dataOrThrow(SET_TIME_SENSITIVE)).isInstanceOf(RateLimitedException.class);
        }
    }
}
