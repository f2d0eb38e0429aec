package io.github.feedpin.reactor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Closes a connection of HTTP/1.1 on which bytes come that belong to no response, even if they are too few to be
 * decoded: the decoder would keep them, and put the next response behind them. Stands before the decoder, and stays
 * with its connection.
 *
 * <p>The decoder takes over the first buffer that it gets, so what it has left of that can be seen; further ones it
 * copies. Where it has left something, it gets the rest by lines, and has none left when a part of a response comes of
 * a whole one: each part ends with a line, or takes all there is.
 */
final class UnexpectedBytesHandler extends ChannelInboundHandlerAdapter {

    private static final byte LINE_FEED = '\n';

    private final UnexpectedResponseHandler responses;
    private boolean undecoded;

    UnexpectedBytesHandler(UnexpectedResponseHandler responses) {
        this.responses = responses;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            boolean surplus = isResponseComplete() ? bytes.isReadable() : isMoreThanResponse(context, bytes);
            bytes.release();
            if (surplus) {
                context.close();
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Whether nothing more is to come: no request has gone, or its response has come to its end. */
    private boolean isResponseComplete() {
        return !responses.isResponseAwaited() || responses.hasEndedInThisRead();
    }

    private boolean isMoreThanResponse(ChannelHandlerContext context, ByteBuf bytes) {
        if (undecoded || !bytes.isContiguous()) {
            while (bytes.isReadable() && !isResponseComplete()) {
                decodeLine(context, bytes);
            }
            return bytes.isReadable();
        }
        context.fireChannelRead(bytes.retain());
        undecoded = bytes.isReadable();
        return undecoded && responses.hasEndedInThisRead();
    }

    private void decodeLine(ChannelHandlerContext context, ByteBuf bytes) {
        int beforeEnd = bytes.bytesBefore(LINE_FEED);
        long partsBefore = responses.parts();
        context.fireChannelRead(bytes.readRetainedSlice(beforeEnd < 0 ? bytes.readableBytes() : beforeEnd + 1));
        undecoded = beforeEnd < 0 || responses.parts() == partsBefore;
    }
}
