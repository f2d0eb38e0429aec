package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interim responses over real connections. */
class InterimResponsesTest {

    private static final String GRANTED = "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"t-1\",\"expire\":7200}";
    private static final String REJECTED = "{\"code\":230001,\"msg\":\"param is invalid\"}";

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 104, 150, 199})
    void interimResponsesBeforeFinalResponseAreSkipped(int status) throws IOException {
        String interim =
                ("HTTP/1.1 " + status + " Interim\r\nLink: </style.css>\r\nContent-Encoding: gzip\r\n\r\n").repeat(3);
        try (RawServer server = new RawServer(RawServer.sending(interim + RawServer.http(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = platform(server).build();

            assertThat(pin(platform).code()).isZero();
            assertThat(pin(platform).code()).isZero();
            server.setScript(RawServer.sending(interim + RawServer.http(GRANTED)));
            assertThat(await(platform.fetchTenantAccessToken(APP)).data()).isNotNull();
            platform.close().block(MAX_WAIT);
        }
    }

    @Test
    void eachCallGetsItsOwnFinalResponseHoweverLate() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (RawServer server = new RawServer((socket, out) -> {
            send(out, "HTTP/1.1 103 Early Hints\r\n\r\n");
            LockSupport.parkNanos(20_000_000);
            send(out, RawServer.http(count.incrementAndGet() % 2 == 0 ? REJECTED : TestServer.SUCCESS));
        })) {
            ReactorNettyPlatform platform = platform(server).build();

            for (int i = 0; i < 10; i++) {
                assertThat(pin(platform).code()).isZero();
                assertThat(pin(platform).code()).isEqualTo(230001);
            }
            platform.close().block(MAX_WAIT);
        }
    }

    @Test
    void thousandsOfInterimResponsesAreSkipped() throws IOException {
        String flood = "HTTP/1.1 102 Processing\r\n\r\n".repeat(5_000);
        try (RawServer server = new RawServer(RawServer.sending(flood + RawServer.http(TestServer.SUCCESS)))) {
            assertThat(pin(platform(server).build()).code()).isZero();
        }
    }

    @Test
    void whenInterimResponsesNeverEndResponseTimeoutExpires() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            while (!Thread.currentThread().isInterrupted()) {
                send(out, "HTTP/1.1 102 Processing\r\n\r\n");
                LockSupport.parkNanos(1_000_000);
            }
        })) {
            assertThat(failureOf(
                            platform(server).responseTimeout(SHORT).build().setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("no data within the response timeout");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: upgrade\r\nUpgrade: websocket\r\n", ""})
    void whenServerSwitchesProtocolsResponseHasNoCodeAndConnectionIsNotReused(String headers) throws IOException {
        String switching = "HTTP/1.1 101 Switching Protocols\r\n" + headers + "\r\n";
        try (RawServer server = new RawServer(RawServer.sending(switching + RawServer.http(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = platform(server).build();

            assertThat(pin(platform).status()).isEqualTo(101);
            assertThat(pin(platform).code()).isNull();
            assertThat(pin(platform).message())
                    .isEqualTo("The server switched protocols although no upgrade was requested");
            server.setScript(RawServer.sending(RawServer.http(TestServer.SUCCESS)));
            assertThat(pin(platform).code()).isZero();
            platform.close().block(MAX_WAIT);
        }
    }

    private static ReactorNettyPlatformBuilder platform(RawServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl()).maxConnections(1);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }
}
