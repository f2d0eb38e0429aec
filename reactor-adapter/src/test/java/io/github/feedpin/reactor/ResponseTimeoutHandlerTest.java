package io.github.feedpin.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.NettyPipeline;

class ResponseTimeoutHandlerTest {

    private static final int TIMEOUT = 10;

    private final EmbeddedChannel channel = new EmbeddedChannel(new HttpClientCodec());

    ResponseTimeoutHandlerTest() {
        channel.freezeTime();
        channel.pipeline().addLast(NettyPipeline.ReactiveBridge, new ChannelInboundHandlerAdapter());
        ConnectionGuards.install(channel.pipeline(), Duration.ofSeconds(TIMEOUT));
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void withoutDataAfterRequestConnectionIsClosed() {
        request();

        closesAfterTheTimeout();
    }

    @Test
    void withoutDataWithinResponseConnectionIsClosed() {
        request();
        pass(TIMEOUT - 1);
        receive("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");

        closesAfterTheTimeout();
    }

    @Test
    void responseArrivingInPartsMayTakeLongerThanTimeout() {
        request();
        receive("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        for (int i = 0; i < 5; i++) {
            pass(TIMEOUT - 1);
            receive("1");
        }

        assertThat(channel.isOpen()).isTrue();
        channel.checkException();
    }

    @Test
    void responseReadLateByBusyEventLoopIsAccepted() {
        request();
        channel.advanceTimeBy(TIMEOUT, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        receive(RawServer.http("{}"));
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isTrue();
        channel.checkException();
    }

    @Test
    void idleConnectionDoesNotTimeOut() {
        pass(3 * TIMEOUT);
        request();
        receive(RawServer.http("{}"));
        pass(3 * TIMEOUT);

        assertThat(channel.isOpen()).isTrue();
        channel.checkException();
    }

    @Test
    void requestAfterIdleTimeHasWholeTimeout() {
        pass(TIMEOUT + TIMEOUT / 2);
        request();
        pass(TIMEOUT - 1);
        assertThat(channel.isOpen()).isTrue();

        receive(RawServer.http("{}"));
        pass(1);
        request();

        closesAfterTheTimeout();
    }

    @Test
    void bufferedRequestHasWholeTimeout() {
        channel.pipeline().addFirst(new BlackHole());
        pass(TIMEOUT + TIMEOUT / 2);
        request();

        closesAfterTheTimeout();
    }

    /** Discards what is written, without completing the write. */
    private static final class BlackHole extends ChannelOutboundHandlerAdapter {

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
        }
    }

    private void closesAfterTheTimeout() {
        pass(TIMEOUT - 1);
        assertThat(channel.isOpen()).isTrue();

        pass(1);
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(channel::checkException).isInstanceOf(ReadTimeoutException.class);
    }

    private void request() {
        channel.writeOutbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PATCH, "/"));
    }

    private void receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            // The additional read before the timeout.
            channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }
}
