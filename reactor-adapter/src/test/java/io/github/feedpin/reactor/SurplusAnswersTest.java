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
import reactor.netty.NettyPipeline;

class SurplusAnswersTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpClientCodec());

    SurplusAnswersTest() {
        channel.pipeline().addLast(NettyPipeline.ReactiveBridge, new ChannelInboundHandlerAdapter());
        AnswerWatch.begin(channel.pipeline(), Duration.ofHours(1));
        AnswerWatch.begin(channel.pipeline(), Duration.ofHours(1));
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void oneAnswerToEachRequestPasses() {
        for (int i = 0; i < 3; i++) {
            request();
            receive(RawServer.http("{}"));
        }

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).hasSize(6);
    }

    @Test
    void informationBeforeAnAnswerPasses() {
        request();
        receive("HTTP/1.1 103 Early Hints\r\n\r\n" + RawServer.http("{}"));

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).hasSize(4);
    }

    @Test
    void aSecondAnswerClosesTheConnection() {
        request();
        receive(RawServer.http("{}") + RawServer.http("{}"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(2);
    }

    @Test
    void anAnswerThatNobodyAskedForClosesTheConnection() {
        request();
        receive(RawServer.http("{}"));
        receive(RawServer.http("{}"));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(2);
    }

    private void request() {
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PATCH, "/"));
    }

    private void receive(String bytes) {
        ByteBuf received = Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII);
        channel.writeInbound(received);
    }
}
