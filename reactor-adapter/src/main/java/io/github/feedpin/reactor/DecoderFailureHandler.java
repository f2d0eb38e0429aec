package io.github.feedpin.reactor;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.compression.DecompressionException;

/**
 * Takes Netty's words out of failures to decode: they quote what the server sent, a token sent back perhaps, and
 * Reactor Netty logs them. Closes the connection after a failure within the body, whose end Reactor Netty would go on
 * waiting for. Stays with a connection, for garbage may come after a response too.
 */
@Sharable
final class DecoderFailureHandler extends ChannelInboundHandlerAdapter {

    static final DecoderFailureHandler SHARED = new DecoderFailureHandler();

    private DecoderFailureHandler() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof DecoderResultProvider part
                && part.decoderResult().isFailure()) {
            part.setDecoderResult(DecoderResult.failure(
                    new GarbledException(part.decoderResult().cause())));
        }
        context.fireChannelRead(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (TransportFailure.isKnown(failure)) {
            context.fireExceptionCaught(failure);
        } else {
            context.fireExceptionCaught(
                    failure instanceof DecompressionException
                            ? new InflationException()
                            : new GarbledException(failure));
            context.close();
        }
    }

    /** What came could not be decoded. Says of which type the failure was, and nothing else. */
    static final class GarbledException extends DecoderException {

        private static final long serialVersionUID = 1L;

        private GarbledException(Throwable failure) {
            super(failure.getClass().getName());
        }
    }

    /** The body is not in the encoding that it is said to be in, or damaged. */
    static final class InflationException extends DecoderException {

        private static final long serialVersionUID = 1L;

        private InflationException() {
            super("The body could not be inflated");
        }
    }
}
