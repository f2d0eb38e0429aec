package io.github.feedpin.reactor;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.compression.DecompressionException;

/**
 * Replaces Netty's decoding failures, which quote what the server sent, perhaps a token sent back, and which Reactor
 * Netty logs. Closes the connection after a failure within the body, whose end Reactor Netty would wait for. Stays with
 * the connection, since malformed data may follow a response too.
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
                    new MalformedResponseException(part.decoderResult().cause())));
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
                            ? new DamagedBodyException()
                            : new MalformedResponseException(failure));
            context.close();
        }
    }

    /** Thrown when a response cannot be decoded. Its message is the type of the original failure. */
    static final class MalformedResponseException extends DecoderException {

        private static final long serialVersionUID = 1L;

        private MalformedResponseException(Throwable failure) {
            super(failure.getClass().getName());
        }
    }

    /** Thrown when a body cannot be decompressed. */
    static final class DamagedBodyException extends DecoderException {

        private static final long serialVersionUID = 1L;

        private DamagedBodyException() {
            super("The body could not be decompressed");
        }
    }
}
