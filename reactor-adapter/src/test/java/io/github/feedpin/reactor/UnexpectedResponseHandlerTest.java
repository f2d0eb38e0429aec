package io.github.feedpin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.NettyPipeline;

class UnexpectedResponseHandlerTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();

    UnexpectedResponseHandlerTest() {
        channel.pipeline().addLast(NettyPipeline.HttpCodec, new HttpClientCodec());
        channel.pipeline().addLast(NettyPipeline.ReactiveBridge, new ChannelInboundHandlerAdapter());
        ConnectionGuards.install(channel.pipeline(), Duration.ofHours(1));
        ConnectionGuards.install(channel.pipeline(), Duration.ofHours(1));
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void oneResponsePerRequestIsForwarded() {
        for (int i = 0; i < 3; i++) {
            request();
            receive(RawServer.http("{}"));
        }

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).hasSize(6);
    }

    @Test
    void secondResponseClosesConnection() {
        request();
        receive(RawServer.http("{}") + RawServer.http("{}"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(2);
    }

    @Test
    void responseWithoutRequestClosesConnection() {
        request();
        receive(RawServer.http("{}"));
        receive(RawServer.http("{}"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(2);
    }

    /** Too few bytes to be decoded; they would precede the next response. */
    @Test
    void beginningOfSecondResponseClosesConnection() {
        request();
        receive(RawServer.http("{}") + "HTTP/1.1 20");

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void beginningOfResponseWithoutRequestClosesConnection() {
        request();
        receive(RawServer.http("{}"));
        receive("H");

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void bytesBeforeFirstRequestCloseConnection() {
        receive("H");

        assertThat(channel.isOpen()).isFalse();
    }

    /** With every split of the bytes, for several ways to delimit the body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n{\n  }\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\n \r\n1\r\n}\r\n0\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"
            })
    void dataAfterResponseAreDetectedHoweverTheyAreSplit(String response) {
        for (int first = 0; first < response.length(); first++) {
            for (int second = first; second < Math.min(first + 3, response.length()); second++) {
                UnexpectedResponseHandlerTest kept = new UnexpectedResponseHandlerTest();
                kept.receiveInParts(response, first, second);
                assertThat(kept.channel.isOpen())
                        .as("kept, cut at %s and %s", first, second)
                        .isTrue();
                kept.release();

                UnexpectedResponseHandlerTest closed = new UnexpectedResponseHandlerTest();
                closed.receiveInParts(response + "H", first, second);
                assertThat(closed.channel.isOpen())
                        .as("closed, cut at %s and %s", first, second)
                        .isFalse();
                closed.release();
            }
        }
    }

    private void receiveInParts(String bytes, int first, int second) {
        request();
        receive(bytes.substring(0, first));
        receive(bytes.substring(first, second));
        receive(bytes.substring(second));
    }

    private void request() {
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PATCH, "/"));
    }

    private void receive(String bytes) {
        ByteBuf received = Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII);
        channel.writeInbound(received);
    }
}
