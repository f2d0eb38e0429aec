package io.github.feedpin.reactor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Closes an HTTP/1.1 connection that receives bytes outside of a response, even too few to be decoded: the decoder
 * would keep them and prepend them to the next response. Precedes the decoder, and stays with its connection.
 *
 * <p>The decoder takes over the first buffer, so its remaining bytes are visible here, and copies further ones. If
 * bytes remain undecoded, further input is therefore passed to the decoder line by line: if a complete line completes a
 * part of a response, no bytes remain, since each part ends with a line or consumes all there is.
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
            boolean unexpected = isResponseComplete() ? bytes.isReadable() : decode(context, bytes);
            bytes.release();
            if (unexpected) {
                context.close();
            }
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Returns whether no request has been sent, or its response has ended. */
    private boolean isResponseComplete() {
        return !responses.isResponsePending() || responses.hasEndedInThisRead();
    }

    /** Decodes the bytes; returns whether some are left after the response. */
    private boolean decode(ChannelHandlerContext context, ByteBuf bytes) {
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
