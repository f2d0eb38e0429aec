package io.github.feedpin.reactor;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Resets a connection on which nothing has come or gone for the whole response timeout although a response is awaited.
 * Reactor Netty's own response timeout would add a handler and a timer for each exchange; this one stays with its
 * connection, and its timer is set anew only when it has run out.
 */
final class ResponseTimeoutHandler extends IdleStateHandler {

    private final BooleanSupplier awaited;
    private boolean silent;

    /** @param awaited whether a response is; asked on the event loop */
    ResponseTimeoutHandler(Duration responseTimeout, BooleanSupplier awaited) {
        super(0, 0, responseTimeout.toNanos(), TimeUnit.NANOSECONDS);
        this.awaited = awaited;
    }

    /**
     * What begins to go counts, too: otherwise a request that lingers in the socket would be held to the silence before
     * it.
     */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        silent = false;
        resetWriteTimeout();
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        silent = false;
        super.channelRead(context, message);
    }

    /** An event loop that was busy reads first what has arrived meanwhile. */
    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        silent = awaited.getAsBoolean();
        if (silent) {
            context.executor().schedule(() -> resetIfSilent(context), 1, TimeUnit.MILLISECONDS);
        }
    }

    private void resetIfSilent(ChannelHandlerContext context) {
        if (silent && awaited.getAsBoolean()) {
            ConnectionReset.of(context.channel(), () -> context.fireExceptionCaught(ReadTimeoutException.INSTANCE));
        }
    }
}
