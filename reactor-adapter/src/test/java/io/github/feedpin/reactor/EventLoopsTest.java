package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.resources.LoopResources;

@Isolated("Ends Reactor Netty's shared event loops")
class EventLoopsTest {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    @Test
    void responsesAreReadOnGlobalNioEventLoopByDefault() {
        assertThat(threadOfReading(UnaryOperator.identity())).startsWith("reactor-http-nio");
    }

    @Test
    void allCallsOfPlatformShareOneEventLoop() {
        try (TestServer server = TestServer.that((request, response) -> response.send())) {
            Set<String> threads = ConcurrentHashMap.newKeySet();
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> client.doOnResponse((response, connection) ->
                            threads.add(Thread.currentThread().getName())))
                    .build();
            await(Flux.range(0, 16)
                    .flatMap(i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN))
                    .then(Mono.just(true)));
            assertThat(threads).hasSize(1);
        }
    }

    @Test
    void responsesAreReadOnConfiguredEventLoops() {
        LoopResources chosen = LoopResources.create("chosen", 1, true);
        try {
            assertThat(threadOfReading(client -> client.runOn(chosen))).startsWith("chosen");
        } finally {
            chosen.dispose();
        }
    }

    @Test
    void hostNamesAreResolvedByGlobalResolver() {
        List<HttpClientConfig> seen = new ArrayList<>();
        ReactorNettyPlatform.builder(BaseUrl.FEISHU)
                .httpClient(client -> {
                    seen.add(client.configuration());
                    return client;
                })
                .build();

        assertThat(seen).singleElement().satisfies(config -> {
            assertThat(config.resolver()).isNull();
            assertThat(config.hasProxy()).isFalse();
        });
    }

    @Test
    void platformCreatedAfterShutdownOfGlobalEventLoopsUsesNewOnes() throws IOException {
        try (RawServer server = new RawServer(RawServer.sending(RawServer.http(TestServer.SUCCESS)))) {
            BaseUrl named = BaseUrl.of(server.baseUrl().toString().replace("127.0.0.1", "localhost"));
            await(ReactorNettyPlatform.create(named).setTimeSensitive(BOT_CHAT, PIN, TOKEN));

            await(HttpResources.disposeLoopsAndConnectionsLater(Duration.ZERO, MAX_WAIT)
                    .thenReturn(true));

            assertThat(await(ReactorNettyPlatform.create(named).setTimeSensitive(BOT_CHAT, PIN, TOKEN))
                            .code())
                    .isZero();
        }
    }

    @Test
    void platformUsedBeforeShutdownOfGlobalEventLoopsUsesNewOnes() throws IOException {
        try (RawServer server = new RawServer(RawServer.sending(RawServer.http(TestServer.SUCCESS)))) {
            ReactorNettyPlatform named = ReactorNettyPlatform.create(
                    BaseUrl.of(server.baseUrl().toString().replace("127.0.0.1", "localhost")));
            await(named.setTimeSensitive(BOT_CHAT, PIN, TOKEN));

            await(HttpResources.disposeLoopsAndConnectionsLater(Duration.ZERO, MAX_WAIT)
                    .thenReturn(true));

            assertThat(await(named.setTimeSensitive(BOT_CHAT, PIN, TOKEN)).code())
                    .isZero();
        }
    }

    private static String threadOfReading(UnaryOperator<HttpClient> customizer) {
        try (TestServer server = TestServer.that((request, response) -> response.send())) {
            List<String> threads = new CopyOnWriteArrayList<>();
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> customizer
                            .apply(client)
                            .doOnResponse((response, connection) ->
                                    threads.add(Thread.currentThread().getName())))
                    .build();
            await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN));
            return threads.get(0);
        }
    }
}
