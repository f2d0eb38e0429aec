package io.github.feedpin.reactor;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2StreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * Resets a connection so that nothing of a request can arrive later: the kernel discards what it has not delivered and
 * sends a reset. After an orderly close it would continue to deliver, over a broken path for minutes. TLS sends no
 * {@code close_notify}, which would have to be delivered, too.
 *
 * <p>With HTTP/2 other calls may be in flight on the connection. Then only the stream is reset, which does not recall
 * what the kernel holds; the reset of the stream follows right behind.
 */
final class ConnectionReset {

    private ConnectionReset() {}

    /**
     * Resets the connection, or the stream if others use the connection as well. To be called on the event loop.
     *
     * @param beforeClose closes the channel, or signals why it is closed
     */
    static void reset(Channel channel, Runnable beforeClose) {
        if (channel instanceof Http2StreamChannel && isShared(channel.parent())) {
            beforeClose.run();
            channel.close();
        } else {
            resetConnection(channel instanceof Http2StreamChannel ? channel.parent() : channel, beforeClose);
        }
    }

    private static boolean isShared(Channel connection) {
        @Nullable Http2FrameCodec codec = connection.pipeline().get(Http2FrameCodec.class);
        return codec != null && codec.connection().numActiveStreams() > 1;
    }

    private static void resetConnection(Channel connection, Runnable beforeClose) {
        discardUndelivered(connection);
        connection.pipeline().addLast(new SocketCloser());
        beforeClose.run();
        connection.close();
    }

    private static void discardUndelivered(Channel connection) {
        try {
            connection.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException alreadyClosed) {
            return;
        }
    }

    /** Closes the socket directly, past the TLS handler. */
    private static final class SocketCloser extends ChannelOutboundHandlerAdapter {

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            context.pipeline().firstContext().close(promise);
        }
    }
}
