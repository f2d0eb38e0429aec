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
 * Resets a connection without reads and writes for as long as the response timeout while a response is pending. Reactor
 * Netty's response timeout adds a handler and a timer for each exchange; this one stays with its connection, and its
 * timer is restarted only when it has expired.
 */
final class ResponseTimeoutHandler extends IdleStateHandler {

    private final BooleanSupplier pending;
    private boolean idle;

    /** @param pending whether a response is pending; called on the event loop */
    ResponseTimeoutHandler(Duration responseTimeout, BooleanSupplier pending) {
        super(0, 0, responseTimeout.toNanos(), TimeUnit.NANOSECONDS);
        this.pending = pending;
    }

    /** Restarts the timeout when a write begins, since a buffered request may complete its write much later. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        idle = false;
        resetWriteTimeout();
        super.write(context, message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        idle = false;
        super.channelRead(context, message);
    }

    /** Checks again after one more read, since a busy event loop may have data to read. */
    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        idle = pending.getAsBoolean();
        if (idle) {
            context.executor().schedule(() -> resetIfIdle(context), 1, TimeUnit.MILLISECONDS);
        }
    }

    private void resetIfIdle(ChannelHandlerContext context) {
        if (idle && pending.getAsBoolean()) {
            ConnectionReset.reset(context.channel(), () -> context.fireExceptionCaught(ReadTimeoutException.INSTANCE));
        }
    }
}
