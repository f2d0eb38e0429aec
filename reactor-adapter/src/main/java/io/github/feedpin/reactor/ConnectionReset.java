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
 * Gives up a connection so that nothing of a request can arrive any more: the kernel drops what it has not delivered
 * yet, and tells the other side with a reset. An orderly close would let it go on delivering, on a path that is dead
 * for minutes perhaps. TLS is not taken leave of, for that would have to be delivered, too.
 *
 * <p>With HTTP/2 other calls may be under way on the connection. Then only the stream is reset, which takes back
 * nothing that the kernel holds; the reset of the stream comes right behind.
 */
final class ConnectionReset {

    private static final int AT_ONCE = 0;

    private ConnectionReset() {}

    /**
     * Gives up the connection, or the stream of one that others use as well. On the event loop.
     *
     * @param farewell what closes the channel, or tells why it is closed
     */
    static void of(Channel channel, Runnable farewell) {
        if (channel instanceof Http2StreamChannel && isShared(channel.parent())) {
            farewell.run();
            channel.close();
        } else {
            ofWhole(channel instanceof Http2StreamChannel ? channel.parent() : channel, farewell);
        }
    }

    private static boolean isShared(Channel connection) {
        @Nullable Http2FrameCodec codec = connection.pipeline().get(Http2FrameCodec.class);
        return codec != null && codec.connection().numActiveStreams() > 1;
    }

    private static void ofWhole(Channel connection, Runnable farewell) {
        dropWhatIsUndelivered(connection);
        connection.pipeline().addLast(new PastTls());
        farewell.run();
        connection.close();
    }

    private static void dropWhatIsUndelivered(Channel connection) {
        try {
            connection.config().setOption(ChannelOption.SO_LINGER, AT_ONCE);
        } catch (ChannelException closedAlready) {
            return;
        }
    }

    /** Closes at the socket whatever is closed through the pipeline. */
    private static final class PastTls extends ChannelOutboundHandlerAdapter {

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            context.pipeline().firstContext().close(promise);
        }
    }
}
