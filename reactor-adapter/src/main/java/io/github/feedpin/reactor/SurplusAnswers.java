package io.github.feedpin.reactor;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection on which more answers come than requests went, lest a surplus one be taken for the answer to the next call. What
 * comes in one read with the end of an answer is surplus even if the next request has just been written: it cannot be the answer to that.
 * Stays with its connection, as requests on it follow each other.
 */
final class SurplusAnswers extends ChannelDuplexHandler {

    private boolean awaited;
    private boolean informational;
    private boolean sameRead;
    private boolean surplus;

    /** Whether a request has gone whose answer has not come to its end. */
    boolean isAnswerAwaited() {
        return awaited;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        awaited |= message instanceof HttpRequest;
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        surplus |= message instanceof HttpObject && (!awaited || sameRead);
        if (surplus) {
            ReferenceCountUtil.release(message);
            context.close();
            return;
        }
        if (message instanceof HttpResponse response) {
            informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (message instanceof LastHttpContent && !informational) {
            awaited = false;
            sameRead = true;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        sameRead = false;
        context.fireChannelReadComplete();
    }
}
