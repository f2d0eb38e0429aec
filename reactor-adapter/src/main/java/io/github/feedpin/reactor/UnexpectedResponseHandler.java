package io.github.feedpin.reactor;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Forwards one final response for each request. Skips any number of interim responses (RFC 9110, section 15.2), which
 * do not restart the response timeout. Closes a connection that receives anything else, so that it is not taken for the
 * response to the next call: data in one read with the end of a response are unexpected even if the next request has
 * just been written. Stays with its connection, which serves one request after the other.
 */
final class UnexpectedResponseHandler extends ChannelDuplexHandler {

    private boolean pending;
    private boolean interim;
    private boolean endedInThisRead;
    private boolean unexpected;
    private boolean skipped;
    private boolean forwarded;
    private long parts;

    /** Returns whether a request has been sent whose response has not ended. */
    boolean isResponsePending() {
        return pending;
    }

    /** Returns whether a response has ended in the current read. */
    boolean hasEndedInThisRead() {
        return endedInThisRead;
    }

    /** Returns the number of response parts decoded so far. */
    long parts() {
        return parts;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        pending |= message instanceof HttpRequest;
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpObject || message instanceof ByteBuf)) {
            context.fireChannelRead(message);
            return;
        }
        parts++;
        unexpected |= !pending || endedInThisRead;
        if (unexpected) {
            ReferenceCountUtil.release(message);
            context.close();
        } else if (isInterim(message)) {
            ReferenceCountUtil.release(message);
            skipped = true;
        } else {
            forward(context, message);
        }
    }

    /** Reads again if only interim responses were read, since Reactor Netty has requested one read with a result. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        boolean readOn = skipped && !forwarded && !context.channel().config().isAutoRead();
        endedInThisRead = false;
        skipped = false;
        forwarded = false;
        context.fireChannelReadComplete();
        if (readOn) {
            context.read();
        }
    }

    private boolean isInterim(Object message) {
        if (message instanceof HttpResponse response) {
            interim = isInterim(response);
        }
        return interim;
    }

    /** Excludes malformed responses, and 101, which no HTTP follows. */
    private static boolean isInterim(HttpResponse response) {
        return response.decoderResult().isSuccess()
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && !isSwitch(response);
    }

    private static boolean isSwitch(HttpResponse response) {
        return response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    }

    private void forward(ChannelHandlerContext context, Object message) {
        forwarded = true;
        boolean switched = message instanceof HttpResponse response && isSwitch(response);
        if (message instanceof LastHttpContent || switched) {
            pending = false;
            endedInThisRead = true;
        }
        if (switched) {
            forwardLast(context, (HttpResponse) message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Closes the connection, on which nothing that follows is HTTP. */
    private static void forwardLast(ChannelHandlerContext context, HttpResponse switched) {
        switched.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.fireChannelRead(switched);
        if (!(switched instanceof LastHttpContent)) {
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        context.close();
    }
}
