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
 * Lets one final response through for each request. Skips interim responses (RFC 9110, section 15.2), however many;
 * they count neither as a response nor as an end of silence. Closes a connection on which more comes than was asked
 * for, lest it be taken for the response to the next call: what comes in one read with the end of a response is surplus
 * even if the next request has just been written, since it cannot be the response to that. Stays with its connection,
 * as requests on it follow each other.
 */
final class UnexpectedResponseHandler extends ChannelDuplexHandler {

    private boolean awaited;
    private boolean interim;
    private boolean endedInThisRead;
    private boolean surplus;
    private boolean skipped;
    private boolean passedOn;
    private long parts;

    /** Whether a request has gone whose response has not come to its end. */
    boolean isResponseAwaited() {
        return awaited;
    }

    /** Whether a response has come to its end in the read that is under way. */
    boolean hasEndedInThisRead() {
        return endedInThisRead;
    }

    /** How many parts of responses have been decoded so far. */
    long parts() {
        return parts;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        awaited |= message instanceof HttpRequest;
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpObject || message instanceof ByteBuf)) {
            context.fireChannelRead(message);
            return;
        }
        parts++;
        surplus |= !awaited || endedInThisRead;
        if (surplus) {
            ReferenceCountUtil.release(message);
            context.close();
        } else if (isInterim(message)) {
            ReferenceCountUtil.release(message);
            skipped = true;
        } else {
            passOn(context, message);
        }
    }

    /**
     * Reads on after interim responses alone, for Reactor Netty has asked for one read and waits for something to come
     * of it.
     */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        boolean readOn = skipped && !passedOn && !context.channel().config().isAutoRead();
        endedInThisRead = false;
        skipped = false;
        passedOn = false;
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

    /** Not one that could not be decoded; nor 101, after which no HTTP would follow. */
    private static boolean isInterim(HttpResponse response) {
        return response.decoderResult().isSuccess()
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && !isSwitch(response);
    }

    private static boolean isSwitch(HttpResponse response) {
        return response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    }

    private void passOn(ChannelHandlerContext context, Object message) {
        passedOn = true;
        boolean switched = message instanceof HttpResponse response && isSwitch(response);
        if (message instanceof LastHttpContent || switched) {
            awaited = false;
            endedInThisRead = true;
        }
        if (switched) {
            endWith(context, (HttpResponse) message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Nothing that follows on this connection can be read, whatever the codec makes of it. */
    private static void endWith(ChannelHandlerContext context, HttpResponse switched) {
        switched.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.fireChannelRead(switched);
        if (!(switched instanceof LastHttpContent)) {
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        context.close();
    }
}
