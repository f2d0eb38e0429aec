package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.BaseUrl;
import io.netty.channel.ChannelFutureListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A failure before anything is written proves that the request was not sent. */
class ConnectFailureTest {

    /** Linux keeps a connection waiting when the server's queue is full; other systems reject it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whenServerAcceptsNoConnectionConnectTimeoutExpires() throws IOException {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, queue);
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(url("http", full))
                    .connectTimeout(SHORT)
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageEndingWith("was not sent: no connection within the connect timeout");
            platform.close().block(MAX_WAIT);
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    @Test
    void resetDuringTlsHandshakeIsReportedAsUnreachable() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread resetting = new Thread(() -> resetAll(server), "resetting");
            resetting.setDaemon(true);
            resetting.start();
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(url("https", server));

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class);
            platform.close().block(MAX_WAIT);
        }
    }

    @Test
    void connectionLostBeforeRequestIsWrittenIsReportedAsUnreachable() throws IOException {
        try (RawServer server = new RawServer(RawServer.sending(RawServer.http(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> client.doOnRequest((request, connection) ->
                            connection.channel().close().addListener(ChannelFutureListener.CLOSE)))
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageEndingWith("was not sent: the connection broke");
            platform.close().block(MAX_WAIT);
        }
    }

    private static BaseUrl url(String scheme, ServerSocket server) {
        return BaseUrl.of(scheme + "://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
    }

    /** Connects until the server's queue is full. */
    private static void fill(ServerSocket server, List<Socket> queue) throws IOException {
        while (true) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    private static void resetAll(ServerSocket server) {
        try {
            while (true) {
                RawServer.reset(server.accept());
            }
        } catch (IOException closed) {
            return;
        }
    }
}
