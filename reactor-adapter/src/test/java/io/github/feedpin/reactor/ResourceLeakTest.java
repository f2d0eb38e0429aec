package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hundreds of calls with random faults or cancellations leak neither connections nor buffers. */
class ResourceLeakTest {

    private static final int CALLS = 600;

    private static final int CONNECTIONS = 20;

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\n";

    private final CountedBuffers buffers = new CountedBuffers();

    private final Set<Channel> open = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void afterRandomFaultsNoConnectionOrBufferIsLeaked(long seed) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server =
                new RawServer((socket, out) -> fault(new Random(seed + requests.incrementAndGet()), socket, out))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(CONNECTIONS)
                    .maxResponseSize(100_000)
                    .callTimeout(Duration.ofMillis(100))
                    .httpClient(client -> buffers.on(client.compress(seed % 2 == 0))
                            .doOnChannelInit((observer, channel, address) -> remember(channel)))
                    .build();

            await(Flux.range(0, CALLS)
                    .flatMap(i -> call(platform, new Random(seed + i)), 2 * CONNECTIONS)
                    .then(Mono.just(true)));

            server.setScript(RawServer.sending(RawServer.http(TestServer.SUCCESS)));
            Long served = await(Flux.range(0, CONNECTIONS)
                    .flatMap(
                            i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).retry(30), CONNECTIONS)
                    .count());
            assertThat(served).isEqualTo(CONNECTIONS);
            platform.close().block(MAX_WAIT);
            assertAllClosed();
            buffers.assertAllReleased();
        }
    }

    private static Mono<Boolean> call(ReactorNettyPlatform platform, Random random) {
        Mono<?> call = random.nextInt(5) == 0
                ? platform.fetchTenantAccessToken(APP)
                : platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN);
        Mono<?> cancelled =
                random.nextInt(3) == 0 ? call.takeUntilOther(Mono.delay(Duration.ofMillis(random.nextInt(30)))) : call;
        return cancelled
                .hasElement()
                .onErrorComplete(NoResponseException.class)
                .onErrorComplete(UnreachableException.class);
    }

    private static void fault(Random random, Socket socket, OutputStream out) throws IOException {
        switch (random.nextInt(10)) {
            case 0 -> RawServer.reset(socket);
            case 1 -> socket.close();
            case 2 -> send(HEAD + "{\"code\":0", out);
            case 3 -> {
                send(HEAD + "{\"code\":0", out);
                RawServer.reset(socket);
            }
            case 4 -> send(HEAD + " ".repeat(5_000_000), out);
            case 5 -> RawServer.slow(out).write(HEAD.getBytes(US_ASCII));
            case 6 ->
                send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 100\r\n\r\n" + HEAD + HEAD, out);
            case 7 -> send(RawServer.http(TestServer.SUCCESS) + HEAD, out);
            case 8 -> send("SSH-2.0\r\n\r\n", out);
            default -> send(RawServer.http(TestServer.SUCCESS), out);
        }
    }

    private static void send(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private void remember(Channel channel) {
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
    }

    /** Waits, since connections close shortly after their pool. */
    private void assertAllClosed() {
        Flux.interval(Duration.ofMillis(10))
                .takeUntil(tick -> open.isEmpty())
                .take(500)
                .blockLast(MAX_WAIT);
        assertThat(open).isEmpty();
    }
}
