package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class BuilderTest {

    private static final ReactorNettyPlatformBuilder BUILDER = ReactorNettyPlatform.builder(BaseUrl.FEISHU);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT1H0.001S", "P100000000D"})
    void durationOutOfRangeIsRejected(String text) {
        rejects(text, "connectTimeout", ReactorNettyPlatformBuilder::connectTimeout);
        rejects(text, "responseTimeout", ReactorNettyPlatformBuilder::responseTimeout);
        rejects(text, "callTimeout", ReactorNettyPlatformBuilder::callTimeout);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void sizeBelowOneIsRejected(int value) {
        assertThatThrownBy(() -> BUILDER.maxResponseSize(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxResponseSize must be at least 1, but is " + value);
        assertThatThrownBy(() -> BUILDER.maxConnections(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxConnections must be at least 1, but is " + value);
    }

    @Test
    void toStringContainsBaseUrlOnly() {
        ReactorNettyPlatform platform = ReactorNettyPlatform.create(BaseUrl.LARK);

        assertThat(platform).hasToString("ReactorNettyPlatform[https://open.larksuite.com]");
        assertThat(platform.baseUrl()).isEqualTo(BaseUrl.LARK);
    }

    @Test
    void customizerCannotChangeDocumentedHeaders() {
        HttpHeaders seen = new DefaultHttpHeaders();
        try (TestServer server = TestServer.that((request, response) -> {
            seen.set(request.requestHeaders());
            return response.send();
        })) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> client.headers(headers -> headers.set("Content-Type", "text/plain")
                            .set("Authorization", "Basic abc")
                            .set("X-Extra", "kept")))
                    .build();

            await(platform.setTimeSensitive(BOT_CHAT, PIN, new AccessToken("t-1")));

            assertThat(seen.getAll("Content-Type")).containsExactly("application/json; charset=utf-8");
            assertThat(seen.getAll("Authorization")).containsExactly("Bearer t-1");
            assertThat(seen.getAll("X-Extra")).containsExactly("kept");

            seen.clear();
            await(platform.fetchTenantAccessToken(APP));

            assertThat(seen.contains("X-Extra")).isTrue();
            assertThat(seen.contains("Authorization")).isFalse();
        }
    }

    @Test
    void customizerCannotChangeResponseTimeout() {
        try (TestServer server = TestServer.that((request, response) ->
                response.sendString(Mono.delay(Duration.ofMillis(100)).thenReturn(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> client.responseTimeout(Duration.ofMillis(1)))
                    .build();

            assertThat(await(platform.setTimeSensitive(BOT_CHAT, PIN, new AccessToken("t-1")))
                            .code())
                    .isZero();
        }
    }

    private static void rejects(
            String text,
            String name,
            BiFunction<ReactorNettyPlatformBuilder, Duration, ReactorNettyPlatformBuilder> setter) {
        Duration value = Duration.parse(text);

        assertThatThrownBy(() -> setter.apply(BUILDER, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " must be 1 millisecond to 1 hour, but is " + value);
    }
}
